using System.Diagnostics;

namespace Platform.Benchmarks.Driver;

/// <summary>
/// Acknowledges what arrived as the web client does: the highest seq of a connection, 100 ms after the first, and in conversations of
/// more than 50 members after a wait by chance.
/// </summary>
internal sealed class Deliveries(int connections, int members)
{
    private const int FewMembers = 50;
    private const double SpreadSecondsPerMember = 0.004;
    private const double LongestSpreadSeconds = 20;
    private static readonly long Window = Stopwatch.Frequency / 10;

    private readonly Lock _gate = new();
    private readonly PriorityQueue<LeanConnection, long> _waiting = new();
    private readonly long[] _pending = new long[connections];

    public void Note(LeanConnection connection, long seq, long now)
    {
        if (Interlocked.Exchange(ref _pending[connection.Number], seq) != 0)
            return;
        lock (_gate)
            _waiting.Enqueue(connection, now + Wait());
    }

    /// <summary>Sends what is due.</summary>
    public void Flush(long now)
    {
        while (NextDue(now) is { } connection)
        {
            var seq = Interlocked.Exchange(ref _pending[connection.Number], 0);
            connection.Send(HubFrames.Delivered(connection.ConversationId, seq));
        }
    }

    private LeanConnection? NextDue(long now)
    {
        lock (_gate)
            return _waiting.TryPeek(out var next, out var due) && due <= now ? _waiting.Dequeue() : null;
    }

    private long Wait()
    {
        if (members <= FewMembers)
            return Window;
        var spread = Math.Min(LongestSpreadSeconds, members * SpreadSecondsPerMember);
        return Window + (long)(Random.Shared.NextDouble() * spread * Stopwatch.Frequency);
    }
}
