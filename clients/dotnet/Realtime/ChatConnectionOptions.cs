namespace Platform.Client.Realtime;

/// <summary>How a <see cref="ChatConnection"/> behaves.</summary>
public sealed class ChatConnectionOptions
{
    /// <summary>
    /// The last seq that the consumer has handled, by conversation: reading goes on from there. Conversations that are not named
    /// start with what is posted after <see cref="ChatConnection.StartAsync"/> was called.
    /// </summary>
    public IReadOnlyDictionary<Guid, long> StartAfter { get; init; } = new Dictionary<Guid, long>();

    /// <summary>Whether handing a message to the consumer tells its author "delivered"; true by default.</summary>
    public bool AcknowledgeDelivery { get; init; } = true;

    /// <summary>Acknowledgements of one conversation are sent at most once in this time, 100 ms by default. In large channels choose seconds.</summary>
    public TimeSpan AcknowledgementWindow { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a message may arrive after its successor before history is asked for it, 50 ms by default.</summary>
    public TimeSpan ReorderGrace { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Messages kept for a consumer that is slow, 10,000 by default. What does not fit is left to be fetched from history later;
    /// nothing is lost.
    /// </summary>
    public int MaxBufferedMessages { get; init; } = 10_000;

    /// <summary>Messages that may wait to be sent, 1,000 by default; more are refused with <c>queue_full</c>.</summary>
    public int MaxPendingSends { get; init; } = 1_000;

    /// <summary>Calls a second to stay below, 40 by default; the server cuts connections off that call more often than it allows.</summary>
    public double CallsPerSecond { get; init; } = 40;

    /// <summary>Calls that may go out at once after a quiet time, 150 by default.</summary>
    public int CallBurst { get; init; } = 150;

    /// <summary>When to try again.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new();
}
