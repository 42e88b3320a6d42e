using System.Globalization;
using System.Text;
using Platform.Contracts;

namespace Platform.Directory.Email;

/// <summary>The e-mail about what somebody has left unread.</summary>
internal static class UnreadEmail
{
    private static readonly Texts English = new(
        "Unread messages", "{0}: you have not read these messages yet.", "Open the chat", "A group",
        "You chose to be told by e-mail of what stays unread. Change it in Settings:");

    private static readonly Texts Russian = new(
        "Непрочитанные сообщения", "{0}: эти сообщения вы ещё не прочитали.", "Открыть чат", "Группа",
        "Вы выбрали получать письмо о том, что осталось непрочитанным. Изменить это можно в настройках:");

    /// <summary>Subject and text, in the person's language.</summary>
    public static (string Subject, string Text) Write(UnreadEmailDue left, string workspace, string language, string address)
    {
        var texts = language == "ru" ? Russian : English;
        var place = address.TrimEnd('/');
        var text = new StringBuilder().AppendFormat(CultureInfo.InvariantCulture, texts.Intro, workspace).Append("\n\n");
        foreach (var conversation in left.Conversations)
        {
            text.Append(conversation.Title ?? conversation.Author ?? texts.Unnamed).Append(CultureInfo.InvariantCulture, $" ({conversation.Count})\n");
            if (conversation.Text is { } newest) text.Append("  ").Append(Said(conversation, newest)).Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"  {place}/chats/{conversation.ConversationId}\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{texts.Open}: {place}/\n\n-- \n{texts.Why} {place}/settings#notifications\n");
        var count = left.Conversations.Sum(conversation => conversation.Count);
        return ($"{texts.Subject}: {count.ToString(CultureInfo.InvariantCulture)} ({workspace})", text.ToString());
    }

    private static string Said(UnreadConversation conversation, string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return conversation.Author is { } author && author != conversation.Title ? $"{author}: {line}" : line;
    }

    private sealed record Texts(string Subject, string Intro, string Open, string Unnamed, string Why);
}
