using Platform.Testing;

namespace Platform.Shared.Tests;

public sealed class NotesFixture(TestServers servers) : IAsyncLifetime
{
    public TestAuthority Authority { get; private set; } = null!;

    public TestInstallation Installation { get; private set; } = null!;

    public TestService Process { get; private set; } = null!;

    public NotesService Service { get; } = new();

    public NotesDatabase Database => Process.App.Services.GetRequiredService<NotesDatabase>();

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Authority = await TestAuthority.StartAsync(cancellationToken);
        Installation = await TestInstallation.CreateAsync(servers, "notes", Authority.Address, cancellationToken);
        Process = await TestService.StartAsync(Installation, Service, cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Authority.DisposeAsync();
    }
}
