using Platform.Chat.Realtime;

namespace Platform.Chat.Conversations;

/// <summary>Tells everybody in a conversation of a change that was committed.</summary>
public sealed class ConversationAnnouncements(ConversationStore conversations, ChatEvents events)
{
    /// <summary>First what was said of it, then how the conversation is now.</summary>
    public async Task AnnounceAsync(Guid tenantId, ConversationChange change, CancellationToken cancellationToken)
    {
        events.MessagesPosted(change.Notices);
        if (await conversations.FindDetailsAsync(tenantId, change.ConversationId, cancellationToken) is { } details) events.DetailsChanged(details);
    }
}
