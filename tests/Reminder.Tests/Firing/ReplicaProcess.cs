using Platform.Servers.Processes;

namespace Platform.Reminder.Tests.Firing;

/// <summary>The program of the service, in a process that can be killed.</summary>
internal sealed class ReplicaProcess(TestInstallation installation, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(1);
    private ChildProcess? _process;

    /// <summary>Brings the database up to date.</summary>
    public Task MigrateAsync() => Command.RunAsync(Describe("--migrate"), TestContext.Current.CancellationToken);

    /// <summary>Starts it, again if it was killed, and returns when it serves.</summary>
    public async Task StartAsync()
    {
        await DisposeAsync();
        _process = await ChildProcess.StartAsync(Describe() with { IsReadyLine = line => line.Contains("Application started", StringComparison.Ordinal) });
        await _process.WaitUntilReadyAsync(StartPatience, TestContext.Current.CancellationToken);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.Exited;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }

    private ChildOptions Describe(params string[] arguments) => new()
    {
        Name = "reminder",
        FileName = "dotnet",
        Arguments = [Path.Combine(AppContext.BaseDirectory, "Platform.Reminder.dll"), .. arguments],
        WorkingDirectory = AppContext.BaseDirectory,
        Environment = installation.Settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value!)).Concat(settings)
            .Append(KeyValuePair.Create("ASPNETCORE_URLS", "http://127.0.0.1:0"))
            .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value),
    };
}
