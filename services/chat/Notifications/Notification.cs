using System.Text.Json.Serialization;

namespace Platform.Chat.Notifications;

/// <summary>Something that concerns one person, with what they may see of the message that it is about.</summary>
/// <param name="Kind">What happened: <c>reminderDue</c>, <c>reminderChanged</c>.</param>
/// <param name="SubjectId">What it happened to.</param>
/// <param name="Version">Of the subject: a device that knows this one or a later one has nothing to do.</param>
/// <param name="ConversationId">Where the message stands.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its position there.</param>
/// <param name="At">When it happened, or was to happen, UTC.</param>
/// <param name="Text">How the message begins, up to 300 characters; absent where the person may not see it, and where nothing is to be shown.</param>
/// <param name="AuthorId">Who wrote it; likewise.</param>
/// <param name="ConversationTitle">What its conversation is called, of a direct one the other's name; likewise, and where it has no name.</param>
/// <param name="Unavailable">Why there is no text: <c>deleted</c> or <c>unavailable</c>.</param>
public sealed record Notification(
    string Kind, Guid SubjectId, long Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ConversationId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? MessageId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Seq,
    DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? AuthorId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ConversationTitle = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unavailable = null);
