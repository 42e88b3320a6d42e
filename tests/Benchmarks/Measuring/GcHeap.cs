using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace Platform.Benchmarks.Measuring;

/// <summary>Asks another .NET process over its diagnostics port for a full garbage collection, and for the size of its heap after it.</summary>
internal static class GcHeap
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <returns>Bytes, null when the process does not answer.</returns>
    public static async Task<long?> CollectAsync(int pid, CancellationToken cancellationToken)
    {
        // The keyword GCHeapCollect makes the runtime collect when the session starts; GC makes it tell about it.
        const long Keywords = (long)(ClrTraceEventParser.Keywords.GCHeapCollect | ClrTraceEventParser.Keywords.GC);
        var provider = new EventPipeProvider(ClrTraceEventParser.ProviderName, EventLevel.Informational, Keywords);
        try
        {
            using var session = await new DiagnosticsClient(pid).StartEventPipeSessionAsync(provider, requestRundown: false, token: cancellationToken);
            using var source = new EventPipeEventSource(session.EventStream);
            var heap = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            var isFull = false;
            source.Clr.GCStart += (GCStartTraceData start) => isFull |= start.Depth == 2;
            source.Clr.GCHeapStats += stats =>
            {
                if (isFull)
                    heap.TrySetResult(stats.TotalHeapSize);
            };
            var reading = Task.Run(source.Process, CancellationToken.None);
            var size = await heap.Task.WaitAsync(Patience, cancellationToken);
            await session.StopAsync(cancellationToken);
            await reading;
            return size;
        }
        catch (Exception exception) when (exception is TimeoutException or DiagnosticsClientException or IOException)
        {
            return null;
        }
    }
}
