using System.Collections.Concurrent;

namespace Platform.AppHost;

/// <summary>Processes that are stopped together: the last started first, so that the gateway goes before what it leads to.</summary>
internal sealed class ProcessGroup : IAsyncDisposable
{
    private readonly ConcurrentStack<ServiceProcess> _processes = [];

    public Task StartAsync(ServiceProcess process, CancellationToken cancellationToken)
    {
        _processes.Push(process);
        return process.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_processes.TryPop(out var gateway))
        {
            await gateway.DisposeAsync();
        }

        await Task.WhenAll(_processes.Select(process => process.DisposeAsync().AsTask()));
    }
}
