using Microsoft.AspNetCore.SignalR;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Receipts;

namespace Platform.Chat.Realtime;

/// <summary>What the server tells clients. Sending never waits for a receiver.</summary>
public sealed class ChatEvents(ConversationConnections connections) : IMessageBroadcast
{
    /// <summary>A message was committed: <c>messagePosted(Message)</c>.</summary>
    public void MessagePosted(Message message) =>
        connections.Send(Audience.Conversation(message.ConversationId), "messagePosted", message);

    /// <summary>A message is not as it was any more: <c>messageChanged(Message)</c>.</summary>
    public void MessageChanged(Message message) =>
        connections.Send(Audience.Conversation(message.ConversationId), "messageChanged", message);

    /// <summary>A member has more than before: <c>receiptChanged(Receipt)</c>.</summary>
    public void ReceiptChanged(Receipt receipt) =>
        connections.Send(Audience.Conversation(receipt.ConversationId), "receiptChanged", receipt);

    /// <summary>To one connection: a conversation is new to the user or changed: <c>conversationChanged(Conversation)</c>.</summary>
    public void ConversationChanged(HubConnectionContext connection, Conversation conversation) =>
        connections.SendTo(connection, "conversationChanged", conversation);
}
