using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Chat.Notifications;
using Platform.Hosting.Text;

namespace Platform.Chat.Push;

/// <summary>What a device is told; only it can read this.</summary>
/// <param name="Kind"><c>message</c> or <c>reminder</c>.</param>
/// <param name="UserId">Whose notification it is.</param>
/// <param name="Ticket">With which the device asks whether it is still news.</param>
/// <param name="ConversationId">Where the message stands.</param>
/// <param name="Seq">Its position.</param>
/// <param name="MessageId">The message.</param>
/// <param name="ReminderId">The reminder.</param>
/// <param name="DueAt">When the reminder was due, UTC.</param>
/// <param name="Title">What stands above.</param>
/// <param name="Text">What was written; what stands in its place where it is not to be shown.</param>
/// <param name="Language">Of what no person wrote.</param>
/// <param name="IsSilent">True where the person wants no sounds.</param>
internal sealed record PushPayload(
    string Kind, Guid UserId, string Ticket, Guid ConversationId, long Seq,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? MessageId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReminderId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DueAt,
    string Title, string Text, string Language, bool IsSilent)
{
    // In UTF-16 units; with everything else it stays far below what a push service takes.
    private const int LongestText = 300;
    private const int LongestTitle = 100;

    // Letters of any alphabet stay as they are: room is scarce, and it never stands in a page.
    private static readonly PushJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Of a message.</summary>
    public static PushPayload Of(DuePush due, Circumstances now, NewestMessage message, string ticket)
    {
        var device = now.Device!;
        var texts = PushTexts.In(device.Language);
        var title = now.Title ?? message.Author ?? texts.Product;
        var text = !now.Choices.WithText ? texts.NewMessage
            : now.IsDirect || message.Author is null ? PlainText.Of(message.Body) : $"{message.Author}: {PlainText.Of(message.Body)}";
        return new(PushKind.Message, due.UserId, ticket, due.ConversationId, message.Seq, message.Id, null, null,
            Excerpt.Of(title, LongestTitle), Excerpt.Of(text, LongestText), device.Language, !now.Choices.WithSound);
    }

    /// <summary>Of a reminder, with its message as its reader may see it now; null where they may not.</summary>
    public static PushPayload Of(DuePush due, Circumstances now, NotifiedMessage? message, string ticket)
    {
        var device = now.Device!;
        var texts = PushTexts.In(device.Language);
        var text = message switch
        {
            _ when !now.Choices.WithText => texts.HiddenReminder,
            null => texts.Unavailable,
            { IsDeleted: true } => texts.Deleted,
            _ => PlainText.Of(message.Body),
        };
        var title = now.CameOnline is { } person ? person + texts.IsOnline
            : message?.AuthorName is { } author ? texts.ReminderOf + author : texts.Reminder;
        return new(PushKind.Reminder, due.UserId, ticket, due.ConversationId, due.Seq, due.MessageId, due.SubjectId, due.HappenedAt,
            Excerpt.Of(title, LongestTitle),
            Excerpt.Of(text, LongestText), device.Language, !now.Choices.WithSound);
    }

    /// <summary>The bytes that are encrypted.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json.PushPayload);
}

/// <summary>What goes to devices.</summary>
[JsonSerializable(typeof(PushPayload))]
internal sealed partial class PushJson : JsonSerializerContext;
