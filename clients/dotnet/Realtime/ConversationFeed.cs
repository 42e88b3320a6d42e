using Platform.Client.Chat;

namespace Platform.Client.Realtime;

/// <summary>
/// Puts the messages of one conversation in order: hands on the successor of the last one, keeps what came too early, drops what
/// came before. Not safe for concurrent use: <see cref="MessageFeed"/> locks.
/// </summary>
internal sealed class ConversationFeed(long position)
{
    // Early messages beyond this are dropped; history brings them again.
    private const int MaxEarly = 1_000;

    private SortedDictionary<long, Message>? _early;

    /// <summary>Seq of the last message that was handed on.</summary>
    public long Position { get; private set; } = position;

    /// <summary>The highest seq that is known to exist.</summary>
    public long Newest { get; private set; } = position;

    public bool IsBehind => Position < Newest;

    /// <summary>Somebody is fetching what is missing.</summary>
    public bool IsUnderRepair { get; set; }

    /// <summary>Grows with each event, to tell which conversations are in use.</summary>
    public long LastEvent { get; set; }

    /// <summary>Takes a message that is there; <paramref name="hand"/> refuses when the consumer has no room.</summary>
    public void Accept(Message message, Func<Message, bool> hand)
    {
        Announce(message.Seq);
        if (message.Seq > Position + 1)
            Keep(message);
        else if (message.Seq == Position + 1 && TryHand(message, hand))
            HandEarly(hand);
    }

    /// <summary>A message with this seq is known to exist.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Announce(long seq)
    {
        if (seq <= Newest)
            return false;
        Newest = seq;
        return true;
    }

    private void Keep(Message message)
    {
        _early ??= [];
        if (_early.Count < MaxEarly)
            _early[message.Seq] = message;
    }

    private void HandEarly(Func<Message, bool> hand)
    {
        while (_early is { Count: > 0 })
        {
            var (seq, message) = _early.First();
            if (seq > Position + 1 || (seq == Position + 1 && !TryHand(message, hand)))
                return;
            _early.Remove(seq);
        }
    }

    private bool TryHand(Message message, Func<Message, bool> hand)
    {
        if (!hand(message))
            return false;
        Position = message.Seq;
        return true;
    }
}
