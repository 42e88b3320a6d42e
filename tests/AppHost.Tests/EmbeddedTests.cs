using System.Net;
using Platform.Testing;

namespace Platform.AppHost.Tests;

public sealed class EmbeddedTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_starts_with_people_to_sign_in_as_and_stops_with_all_that_it_started()
    {
        await using var appHost = await RunningAppHost.StartAsync(_folder.Path);

        using var anna = await appHost.SignInAsync("anna");
        using var page = await appHost.Http.GetAsync("/", TestContext.Current.CancellationToken);
        using var health = await appHost.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var processes = appHost.Descendants();
        await appHost.StopAsync();

        Assert.Equal(HttpStatusCode.OK, anna.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(0, await appHost.Exited);
        Assert.NotEmpty(processes);
        Assert.All(processes.Keys, process => Assert.False(ProcessTable.IsAlive(process)));
    }

    [Fact]
    public async Task A_second_instance_on_the_same_data_ends_with_a_sentence_and_does_not_disturb_the_first()
    {
        await using var first = await RunningAppHost.StartAsync(_folder.Path);

        await using var second = await RunningAppHost.LaunchAsync(_folder.Path);

        Assert.Equal(1, await second.Exited);
        Assert.True(second.HasSaid($"Another AppHost (process {first.ProcessId}) is using {_folder.Path}."));
        using var boris = await first.SignInAsync("boris");
        Assert.Equal(HttpStatusCode.OK, boris.StatusCode);
    }

    [Fact]
    public async Task Killed_with_9_it_takes_everything_along_and_the_next_start_takes_up_where_it_ended()
    {
        IReadOnlyDictionary<int, string> processes;
        await using (var killed = await RunningAppHost.StartAsync(_folder.Path))
        {
            processes = killed.Descendants();
            await killed.KillAsync();
        }

        // At once: PostgreSQL may still be shutting down.
        await using var next = await RunningAppHost.StartAsync(_folder.Path);

        Assert.Contains(processes.Values, command => command.Contains("postgres", StringComparison.Ordinal));
        await Eventually.IsTrueAsync("what the killed one had started is gone", () => !processes.Keys.Any(ProcessTable.IsAlive));
        using var anna = await next.SignInAsync("anna");
        Assert.Equal(HttpStatusCode.OK, anna.StatusCode);
    }

    [Fact]
    public async Task PostgreSQL_that_dies_is_started_again()
    {
        await using var appHost = await RunningAppHost.StartAsync(_folder.Path, "--no-demo");
        var postgres = appHost.Descendants().First(process => process.Value.Contains("postgres -D", StringComparison.Ordinal)).Key;

        using (var victim = System.Diagnostics.Process.GetProcessById(postgres)) victim.Kill();

        await Eventually.IsTrueAsync("AppHost says so", () => appHost.HasSaid("PostgreSQL runs again."));
        await Eventually.IsTrueAsync("the whole is ready", async () =>
        {
            using var health = await appHost.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            return health.StatusCode == HttpStatusCode.OK;
        });
    }
}
