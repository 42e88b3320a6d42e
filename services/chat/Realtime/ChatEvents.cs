using Microsoft.AspNetCore.SignalR;
using Platform.Chat.Conversations;
using Platform.Chat.Drafts;
using Platform.Chat.Messages;
using Platform.Chat.Preferences;
using Platform.Chat.Presence;
using Platform.Chat.Receipts;
using Platform.Chat.Scheduled;
using Platform.Chat.Typing;

namespace Platform.Chat.Realtime;

/// <summary>What the server tells clients. Sending never waits for a receiver.</summary>
public sealed class ChatEvents(ConversationConnections connections) : IMessageBroadcast
{
    /// <summary>Messages were committed: <c>messagePosted(Message)</c>, those of a conversation in one write to each of its connections.</summary>
    public void MessagesPosted(IReadOnlyList<Message> messages)
    {
        foreach (var conversation in messages.GroupBy(message => message.ConversationId))
            connections.SendEach(Audience.Conversation(conversation.Key), "messagePosted", conversation);
    }

    /// <summary>A message is not as it was any more: <c>messageChanged(Message)</c>.</summary>
    public void MessageChanged(Message message) =>
        connections.Send(Audience.Conversation(message.ConversationId), "messageChanged", message);

    /// <summary>A group or channel is another than before: <c>detailsChanged(ConversationDetails)</c>.</summary>
    public void DetailsChanged(ConversationDetails details) =>
        connections.Send(Audience.Conversation(details.ConversationId), "detailsChanged", details);

    /// <summary>To one connection: a conversation is not its user's any more: <c>conversationRemoved(conversationId)</c>.</summary>
    public void ConversationRemoved(HubConnectionContext connection, Guid conversationId) =>
        connections.SendTo(connection, "conversationRemoved", conversationId);

    /// <summary>A member has more than before: <c>receiptChanged(Receipt)</c>, to the conversation or to the member's own devices.</summary>
    public void ReceiptChanged(Receipt receipt, bool toConversation) =>
        connections.Send(toConversation ? Audience.Conversation(receipt.ConversationId) : Audience.User(receipt.UserId), "receiptChanged", receipt);

    /// <summary>Somebody in a group or channel has more than before: <c>reachChanged(Reach)</c>.</summary>
    public void ReachChanged(Reach reach) => connections.Send(Audience.Conversation(reach.ConversationId), "reachChanged", reach);

    /// <summary>To a user's own devices: what they began to write changed: <c>draftChanged(Draft)</c>.</summary>
    public void DraftChanged(Guid userId, Draft draft) => connections.Send(Audience.User(userId), "draftChanged", draft);

    /// <summary>To a user's own devices: what they scheduled changed: <c>scheduledChanged(ScheduledChange)</c>.</summary>
    public void ScheduledChanged(Guid userId, ScheduledChange change) => connections.Send(Audience.User(userId), "scheduledChanged", change);

    /// <summary>A member keeps a conversation otherwise: <c>preferencesChanged(PreferencesChange)</c>, to their own devices.</summary>
    public void PreferencesChanged(Guid userId, PreferencesChange change) => connections.Send(Audience.User(userId), "preferencesChanged", change);

    /// <summary>Somebody is seen differently, for those who watch them: <c>presenceChanged(SeenPerson)</c>.</summary>
    public void PresenceChanged(Guid tenantId, SeenPerson person) =>
        connections.Send(Audience.Watchers(tenantId, person.UserId), "presenceChanged", person);

    /// <summary>To all devices of a user, who chose a status on one of them: <c>statusChanged()</c>.</summary>
    public void StatusChanged(Guid userId) => connections.Send(Audience.User(userId), "statusChanged");

    /// <summary>Somebody writes, for the other members: <c>typing(TypingNotice)</c>.</summary>
    public void Typing(TypingNotice notice) =>
        connections.SendToOthers(Audience.Conversation(notice.ConversationId), notice.UserId, "typing", notice);

    /// <summary>To one connection: a conversation is new to the user or changed: <c>conversationChanged(Conversation)</c>.</summary>
    public void ConversationChanged(HubConnectionContext connection, Conversation conversation) =>
        connections.SendTo(connection, "conversationChanged", conversation);
}
