namespace Platform.Chat.Push;

/// <summary>What a notification says that no person wrote, as the web client says it.</summary>
/// <param name="NewMessage">In place of a text that is not to be shown.</param>
/// <param name="Reminder">The title of a reminder of a message whose author is not named.</param>
/// <param name="ReminderOf">Likewise, before the author's name.</param>
/// <param name="IsOnline">After the name of who was waited for.</param>
/// <param name="HiddenReminder">In place of its text.</param>
/// <param name="Deleted">Its message was deleted.</param>
/// <param name="Unavailable">Its message may not be seen any more.</param>
/// <param name="Product">In place of a conversation's name where it has none.</param>
internal sealed record PushTexts(
    string NewMessage, string Reminder, string ReminderOf, string IsOnline, string HiddenReminder, string Deleted, string Unavailable, string Product)
{
    private static readonly PushTexts English = new(
        "New message", "Reminder", "Reminder: message from ", " is online now", "A reminder is due", "The message was deleted",
        "Not available to you any more", "Chat");

    private static readonly PushTexts Russian = new(
        "Новое сообщение", "Напоминание", "Напоминание: сообщение от ", " сейчас в сети", "Пришло время напоминания", "Сообщение удалено",
        "Больше вам недоступно", "Чат");

    /// <summary>Those of a language: <c>ru</c>, or else English.</summary>
    public static PushTexts In(string language) => language == "ru" ? Russian : English;
}
