using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Benchmarks.Driver;

/// <summary>Acknowledges what arrived as a real client does: the highest seq of a connection, at most once in 100 ms.</summary>
internal sealed class Deliveries
{
    private static readonly long Window = Stopwatch.Frequency / 10;

    private readonly ConcurrentQueue<(LeanConnection Connection, long Due)> _waiting = [];
    private readonly long[] _pending;

    public Deliveries(int connections) => _pending = new long[connections];

    public void Note(LeanConnection connection, long seq, long now)
    {
        if (Interlocked.Exchange(ref _pending[connection.Number], seq) == 0)
            _waiting.Enqueue((connection, now + Window));
    }

    /// <summary>Sends what is due. All windows are equally long, so the queue is in order of time.</summary>
    public void Flush(long now)
    {
        while (_waiting.TryPeek(out var next) && next.Due <= now && _waiting.TryDequeue(out next))
        {
            var seq = Interlocked.Exchange(ref _pending[next.Connection.Number], 0);
            next.Connection.Send(HubFrames.Delivered(next.Connection.ConversationId, seq));
        }
    }
}
