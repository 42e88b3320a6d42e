using System.Diagnostics;
using Platform.Benchmarks.Measuring;

namespace Platform.Benchmarks.Driver;

/// <summary>
/// Messages on their way: which number was meant when, who has acknowledged and received it. Numbers grow over the whole run, so that
/// a late answer of one phase is not taken for one of the next.
/// </summary>
/// <param name="connections">How many connections there are.</param>
/// <param name="bodyBytes">Size of a body.</param>
/// <param name="receiversOf">How many connections other than the sender's receive each message.</param>
internal sealed class Traffic(int connections, int bodyBytes, int receiversOf) : IHubListener
{
    private readonly SendFrame?[] _frames = new SendFrame?[connections];
    private readonly Deliveries _deliveries = new(connections, receiversOf + 1);
    private Phase _phase = new(0, 0, 0);
    private long _acknowledged;
    private long _delivered;

    /// <summary>What went wrong, first text of it.</summary>
    public string? FirstError { get; private set; }

    public long Errors { get; private set; }

    /// <summary>Messages that arrived out of order, twice, or after a gap.</summary>
    public long Disorder { get; private set; }

    /// <summary>Connections that the server closed.</summary>
    public long Cut { get; private set; }

    /// <summary>Sends of this phase that are not acknowledged yet.</summary>
    public long Outstanding => Math.Max(0, _phase.Sent - Interlocked.Read(ref _acknowledged));

    /// <summary>Receptions of this phase that have not happened yet.</summary>
    public long Undelivered => Math.Max(0, (_phase.Sent * receiversOf) - Interlocked.Read(ref _delivered));

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public Latencies Ack => _phase.Ack;

    public Latencies Delivered => _phase.Delivered;

    /// <summary>How late the driver itself was.</summary>
    public Latencies DriverLag => _phase.DriverLag;

    /// <summary>Begins a phase of <paramref name="count"/> messages, of which the first are not recorded.</summary>
    public void Begin(long count, long unrecorded)
    {
        _phase = new Phase(_phase.FirstNumber + _phase.Count, count, unrecorded);
        Interlocked.Exchange(ref _acknowledged, 0);
        Interlocked.Exchange(ref _delivered, 0);
    }

    /// <summary>Sends message <paramref name="index"/> of the phase over the next connection in turn.</summary>
    public void Fire(LeanConnection[] pool, long index, long intended)
    {
        var number = _phase.FirstNumber + index;
        var connection = pool[number % pool.Length];
        _phase.Intended[index] = intended;
        _phase.Sent = index + 1;
        var frame = _frames[connection.Number] ??= new SendFrame(connection.ConversationId, bodyBytes);
        connection.Send(frame.With(number));
        if (index >= _phase.Unrecorded)
            _phase.DriverLag.Record(intended, Stopwatch.GetTimestamp());
    }

    public void Tick() => _deliveries.Flush(Stopwatch.GetTimestamp());

    public void OnMessage(LeanConnection connection, ReadOnlySpan<byte> message)
    {
        switch (HubMessages.KindOf(message))
        {
            case HubMessageKind.MessagePosted:
                OnPosted(connection, message);
                break;
            case HubMessageKind.Completion:
                if (_phase.Find(HubMessages.InvocationNumber(message), out var intended, out var isRecorded))
                {
                    Interlocked.Increment(ref _acknowledged);
                    if (isRecorded)
                        _phase.Ack.Record(intended, Stopwatch.GetTimestamp());
                }

                break;
            case HubMessageKind.FailedCompletion:
                Errors++;
                FirstError ??= HubMessages.Text(message);
                break;
            case HubMessageKind.Close:
                FirstError ??= HubMessages.Text(message);
                break;
        }
    }

    public void OnClosed(LeanConnection connection, string reason)
    {
        Cut++;
        FirstError ??= $"A connection was {reason}.";
    }

    private void OnPosted(LeanConnection connection, ReadOnlySpan<byte> message)
    {
        var seq = HubMessages.Seq(message);
        if (connection.LastSeq != 0 && seq != connection.LastSeq + 1)
            Disorder++;
        connection.LastSeq = seq;

        var number = HubMessages.BodyNumber(message);
        // The sender sees its own message too.
        if (number % connections == connection.Number)
            return;
        var now = Stopwatch.GetTimestamp();
        _deliveries.Note(connection, seq, now);
        if (!_phase.Find(number, out var intended, out var isRecorded))
            return;
        Interlocked.Increment(ref _delivered);
        if (isRecorded)
            _phase.Delivered.Record(intended, now);
    }

    private sealed record Phase(long FirstNumber, long Count, long Unrecorded)
    {
        public long[] Intended { get; } = new long[Count];

        public Latencies Ack { get; } = new();

        public Latencies Delivered { get; } = new();

        public Latencies DriverLag { get; } = new();

        public long Sent { get; set; }

        public bool Find(long number, out long intended, out bool isRecorded)
        {
            var index = number - FirstNumber;
            if (index < 0 || index >= Count)
            {
                (intended, isRecorded) = (0, false);
                return false;
            }

            (intended, isRecorded) = (Intended[index], index >= Unrecorded);
            return true;
        }
    }
}
