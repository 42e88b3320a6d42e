using Microsoft.AspNetCore.SignalR;
using Platform.Chat.Changes;
using Platform.Chat.Conversations;
using Platform.Chat.CustomEmojis;
using Platform.Chat.Drafts;
using Platform.Chat.Folders;
using Platform.Chat.Messages;
using Platform.Chat.Notifications;
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

    /// <summary>Likewise. Newcomers who may not see what a message quotes get it without.</summary>
    public void MessagesPosted(IReadOnlyList<Appended> appended)
    {
        foreach (var conversation in appended.GroupBy(one => one.Message.ConversationId))
        {
            var audience = Audience.Conversation(conversation.Key);
            if (conversation.All(one => one.WithoutQuote is null))
            {
                connections.SendEach(audience, "messagePosted", conversation.Select(one => one.Message));
                continue;
            }

            foreach (var one in conversation)
            {
                if (one.WithoutQuote is not { } newcomers) connections.Send(audience, "messagePosted", one.Message);
                else connections.SendInTwoForms(audience, "messagePosted", one.Message, Few.Of(newcomers), one.Message.WithHiddenQuote());
            }
        }
    }

    /// <summary>
    /// A message is not as it was any more: <c>messageChanged(Message)</c>. Newcomers who may not see it hear nothing; those who may not
    /// see what it quotes get it without.
    /// </summary>
    public void MessageChanged(Message message, IReadOnlyList<Newcomer> newcomers)
    {
        var audience = Audience.Conversation(message.ConversationId);
        if (newcomers.Count == 0)
        {
            connections.Send(audience, "messageChanged", message);
            return;
        }

        connections.SendInTwoForms(audience, "messageChanged", message, Few.Of([.. newcomers.Select(newcomer => newcomer.UserId)]), formForFew: null);
        foreach (var newcomer in newcomers.Where(newcomer => newcomer.VisibleAfter < message.Seq))
            connections.Send(Audience.User(newcomer.UserId), "messageChanged", message.WithHiddenQuote());
    }

    /// <summary>To the devices of one user who was let in after a message was committed: <c>messagePosted(Message)</c>.</summary>
    public void MessagePostedTo(Guid userId, Message message) => connections.Send(Audience.User(userId), "messagePosted", message);

    /// <summary>A group or channel is another than before: <c>detailsChanged(ConversationDetails)</c>.</summary>
    public void DetailsChanged(ConversationDetails details) =>
        connections.Send(Audience.Conversation(details.ConversationId), "detailsChanged", details);

    /// <summary>To one connection: a conversation is not its user's any more: <c>conversationRemoved(conversationId)</c>.</summary>
    public void ConversationRemoved(HubConnectionContext connection, Guid conversationId) =>
        connections.SendTo(connection, "conversationRemoved", conversationId);

    /// <summary>
    /// A member has more than before: <c>receiptChanged(Receipt)</c>. In a group each member's receipt would reach all others: the
    /// others hear of the furthest, and the member's own devices of what they saw. The other one of a direct conversation hears what is shown.
    /// </summary>
    public void ReceiptChanged(MovedReceipt moved)
    {
        var receipt = moved.Receipt;
        if (moved is { IsDirect: false, HasRead: false }) return;
        if (moved is { IsDirect: true, IsShown: true })
        {
            connections.Send(Audience.Conversation(receipt.ConversationId), "receiptChanged", receipt);
            return;
        }

        connections.Send(Audience.User(receipt.UserId), "receiptChanged", receipt);
        if (moved is { IsDirect: true, IsDelivered: true })
            connections.SendToOthers(Audience.Conversation(receipt.ConversationId), receipt.UserId, "receiptChanged", receipt with { ReadSeq = 0 });
    }

    /// <summary>
    /// Somebody in a group or channel has more than before: <c>reachChanged(Reach)</c>, to those whose messages it is about, and to
    /// each what they may see of it.
    /// </summary>
    public void ReachChanged(MovedReach moved)
    {
        var delivered = moved.IsDelivered ? moved.Reach with { ReadBy = [], ReadSeq = [] } : null;
        foreach (var audience in moved.Concerned?.Select(Audience.User) ?? [Audience.Conversation(moved.Reach.ConversationId)])
        {
            if (moved.IsShown) connections.SendInTwoForms(audience, "reachChanged", moved.Reach, Few.WithoutReads, delivered);
            else if (delivered is not null) connections.Send(audience, "reachChanged", delivered);
        }
    }

    /// <summary>Somebody began or ceased to show what they read: <c>readsChanged(ReadsChange)</c>, to those who see it of others.</summary>
    public void ReadsChanged(ReadsChange change) =>
        connections.SendInTwoForms(Audience.Conversation(change.ConversationId), "readsChanged", change, Few.WithoutReads, formForFew: null);

    /// <summary>To one connection: its user sees what others have read from now on, or does not: <c>readReceiptsChanged(isShown)</c>.</summary>
    public void ReadReceiptsChanged(HubConnectionContext connection, bool isShown) => connections.SendTo(connection, "readReceiptsChanged", isShown);

    /// <summary>To a user's own devices: what they began to write changed: <c>draftChanged(Draft)</c>.</summary>
    public void DraftChanged(Guid userId, Draft draft) => connections.Send(Audience.User(userId), "draftChanged", draft);

    /// <summary>To a user's own devices: what they scheduled changed: <c>scheduledChanged(ScheduledChange)</c>.</summary>
    public void ScheduledChanged(Guid userId, ScheduledChange change) => connections.Send(Audience.User(userId), "scheduledChanged", change);

    /// <summary>To a user's own devices: something happened that concerns them: <c>notification(Notification)</c>.</summary>
    public void Notification(Guid userId, Notification notification) => connections.Send(Audience.User(userId), "notification", notification);

    /// <summary>A member keeps a conversation otherwise: <c>preferencesChanged(PreferencesChange)</c>, to their own devices.</summary>
    public void PreferencesChanged(Guid userId, PreferencesChange change) => connections.Send(Audience.User(userId), "preferencesChanged", change);

    /// <summary>To a user's own devices: their folders are others than before: <c>foldersChanged(FolderList)</c>.</summary>
    public void FoldersChanged(Guid userId, FolderList folders) => connections.Send(Audience.User(userId), "foldersChanged", folders);

    /// <summary>To everybody of a tenant: one of its own emoji came or went: <c>emojiChanged(CustomEmojiChange)</c>.</summary>
    public void EmojiChanged(Guid tenantId, CustomEmojiChange change) => connections.Send(Audience.Tenant(tenantId), "emojiChanged", change);

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
