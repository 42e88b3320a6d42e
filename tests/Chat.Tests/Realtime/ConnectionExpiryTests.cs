using Microsoft.Extensions.Time.Testing;
using Platform.Hosting.Identity;
using Platform.Testing;

namespace Platform.Chat.Tests.Realtime;

public sealed class ConnectionExpiryTests(TestServers servers)
{
    [Fact]
    public async Task A_connection_ends_with_its_token_unless_it_was_renewed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var authority = await TestAuthority.StartAsync(cancellationToken);
        var installation = await TestInstallation.CreateAsync(servers, "chat", authority.Address, cancellationToken);
        await using var chat = await TestService.StartAsync(installation, new ChatService(), clock: clock, cancellationToken: cancellationToken);
        var anna = TestPerson.In(Guid.CreateVersion7());
        var boris = TestPerson.In(Guid.CreateVersion7());
        await using var renewed = await TestHub.OpenAsync(chat.Address, authority.Token(anna, clock.GetUtcNow()));
        await using var forgotten = await TestHub.OpenAsync(chat.Address, authority.Token(boris, clock.GetUtcNow()));

        clock.Advance(EndedSessions.AccessTokenLifetime - TimeSpan.FromMinutes(1));
        await renewed.InvokeAsync("Renew", authority.Token(anna, clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromMinutes(2));

        await forgotten.Closed.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        await renewed.InvokeAsync("Sync", new Dictionary<Guid, long>());
        Assert.False(renewed.Closed.IsCompleted);
    }
}
