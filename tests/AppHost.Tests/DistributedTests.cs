using System.Net;
using Platform.Testing;

namespace Platform.AppHost.Tests;

public sealed class DistributedTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_process_for_each_service_and_replica_behind_the_gateway_which_are_started_again_and_leave_nothing_behind()
    {
        await using var appHost = await RunningAppHost.StartAsync(_folder.Path, "--distributed", "--replicas", "chat=2");
        var processes = appHost.Descendants();
        Assert.Equal((1, 2, 1), (Count("Platform.Directory.dll"), Count("Platform.Chat.dll"), Count("Platform.Gateway.dll")));
        Assert.Equal((1, 1), (Count("redis-server"), Count("beam.smp")));
        using (var anna = await appHost.SignInAsync("anna")) Assert.Equal(HttpStatusCode.OK, anna.StatusCode);

        var chat = processes.First(process => process.Value.Contains("Platform.Chat.dll", StringComparison.Ordinal)).Key;
        using (var victim = System.Diagnostics.Process.GetProcessById(chat)) victim.Kill();
        await Eventually.IsTrueAsync("the replica runs again", () => appHost.HasSaid("runs again."));
        using (var health = await appHost.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);

        processes = appHost.Descendants();
        await appHost.KillAsync();
        await Eventually.IsTrueAsync("no process outlives AppHost", () => !processes.Keys.Any(ProcessTable.IsAlive));

        int Count(string program) => processes.Values.Count(command => command.Contains(program, StringComparison.Ordinal));
    }
}
