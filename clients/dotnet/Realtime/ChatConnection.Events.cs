using Platform.Client.Chat;
using Platform.Client.Reminders;

namespace Platform.Client.Realtime;

/// <content>What a connection tells besides messages.</content>
public sealed partial class ChatConnection
{
    /// <summary>Raised after each change of <see cref="State"/>. Handlers must not block.</summary>
    public event Action<ChatConnectionState>? StateChanged;

    /// <summary>
    /// Raised when a message was edited, deleted, pinned, or got a reaction. What happened while the connection was away is not raised:
    /// <see cref="ChatApi.GetChangesAsync"/> has it. Handlers must not block.
    /// </summary>
    public event Action<Message>? MessageChanged;

    /// <summary>Raised when a member has received or seen more. Handlers must not block.</summary>
    public event Action<Receipt>? ReceiptChanged;

    /// <summary>Raised for a new conversation, and after a reconnect for those with news. Handlers must not block.</summary>
    public event Action<Conversation>? ConversationChanged;

    /// <summary>
    /// Raised when something concerns the signed-in person: a reminder came due, or changed. What happened while the connection was away
    /// is not raised: after each <see cref="Synchronized"/>, <see cref="ReminderApi.GetOpenAsync"/> has it. Handlers must not block.
    /// </summary>
    public event Action<Notification>? Notified;

    /// <summary>
    /// Raised when the connection is up to date: at first, after each reconnect, and when the server has said that it may have lost events.
    /// Messages are complete without it; whatever else one keeps is to be asked for anew. Handlers must not block.
    /// </summary>
    public event Action? Synchronized;
}
