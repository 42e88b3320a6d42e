using Platform.Servers;
using Platform.Servers.Processes;

namespace Platform.AppHost;

/// <summary>A service in a process of its own, started again when it ends by itself.</summary>
internal sealed class ServiceProcess(string name, ChildOptions options, Terminal terminal) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stopping = new();
    private ChildProcess? _process;
    private Task _watch = Task.CompletedTask;

    /// <summary>Starts it and returns when it serves.</summary>
    /// <exception cref="ServerException">It ended instead.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await StartOnceAsync(cancellationToken);
        _watch = WatchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        if (_process is { } process)
        {
            await process.StopAsync(StopSignal.Terminate, StopPatience);
            await process.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task StartOnceAsync(CancellationToken cancellationToken)
    {
        _process = await ChildProcess.StartAsync(options);
        await _process.WaitUntilReadyAsync(StartPatience, cancellationToken);
    }

    private async Task WatchAsync()
    {
        var backOff = new BackOff();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var exitCode = await _process!.Exited.WaitAsync(_stopping.Token);
                terminal.Complain($"{name} has ended with exit code {exitCode} and is started again.");
                await backOff.WaitAsync(_stopping.Token);
                await StartOnceAsync(_stopping.Token);
                terminal.Say($"{name} runs again.");
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ServerException problem)
            {
                terminal.Complain(problem.Message);
            }
        }
    }
}
