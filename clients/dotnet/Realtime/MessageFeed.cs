using System.Threading.Channels;
using Platform.Client.Chat;

namespace Platform.Client.Realtime;

/// <summary>All conversations' messages, each conversation in order and each message once, on their way to the consumer.</summary>
internal sealed class MessageFeed(ChannelWriter<Message> consumer)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, ConversationFeed> _conversations = [];
    private long _events;

    /// <summary>Hands nothing on up to <paramref name="seq"/>. Only the first call for a conversation counts.</summary>
    public void StartAfter(Guid conversationId, long seq)
    {
        lock (_lock)
            _conversations.TryAdd(conversationId, new ConversationFeed(seq));
    }

    /// <summary>Takes a message from wherever it came.</summary>
    /// <returns>Whether the caller is to repair the conversation.</returns>
    public bool Accept(Message message)
    {
        lock (_lock)
        {
            var feed = Find(message.ConversationId);
            feed.LastEvent = ++_events;
            feed.Accept(message, consumer.TryWrite);
            return ClaimRepair(feed);
        }
    }

    /// <summary>The conversation has messages up to <paramref name="lastSeq"/>.</summary>
    /// <returns>Whether that is news, and whether the caller is to repair the conversation.</returns>
    public (bool IsNews, bool ToRepair) Announce(Guid conversationId, long lastSeq)
    {
        lock (_lock)
        {
            var feed = Find(conversationId);
            return (feed.Announce(lastSeq), ClaimRepair(feed));
        }
    }

    /// <summary>Whether a repair goes on, and after which seq; otherwise it is over.</summary>
    public bool IsBehind(Guid conversationId, out long position)
    {
        lock (_lock)
        {
            if (!_conversations.TryGetValue(conversationId, out var feed))
            {
                position = 0;
                return false;
            }

            position = feed.Position;
            return feed.IsUnderRepair = feed.IsBehind;
        }
    }

    /// <summary>The conversation is no longer the consumer's.</summary>
    public void Forget(Guid conversationId)
    {
        lock (_lock)
            _conversations.Remove(conversationId);
    }

    /// <summary>How far the conversations are which had events last.</summary>
    public Dictionary<Guid, long> Positions(int count)
    {
        lock (_lock)
        {
            return _conversations
                .OrderByDescending(conversation => conversation.Value.LastEvent)
                .Take(count)
                .ToDictionary(conversation => conversation.Key, conversation => conversation.Value.Position);
        }
    }

    /// <summary>An unknown conversation began after the start: all the others were made known then.</summary>
    private ConversationFeed Find(Guid conversationId)
    {
        if (!_conversations.TryGetValue(conversationId, out var feed))
            _conversations[conversationId] = feed = new ConversationFeed(0);
        return feed;
    }

    private static bool ClaimRepair(ConversationFeed feed)
    {
        if (!feed.IsBehind || feed.IsUnderRepair)
            return false;
        return feed.IsUnderRepair = true;
    }
}
