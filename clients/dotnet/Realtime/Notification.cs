namespace Platform.Client.Realtime;

/// <summary>Something that concerns the signed-in person alone, whichever service says it.</summary>
/// <param name="Kind">One of <see cref="NotificationKinds"/>; pass over what is none: a newer server may know more.</param>
/// <param name="SubjectId">What it happened to: of a reminder, its id.</param>
/// <param name="Version">Of the subject; grows with every change: whoever knows this one or a later one has nothing to do.</param>
/// <param name="At">When it happened, or was to happen, UTC.</param>
/// <param name="ConversationId">Where the message stands that it is about.</param>
/// <param name="MessageId">That message.</param>
/// <param name="Seq">Its place there.</param>
/// <param name="Text">
/// How the message begins, 300 characters at most, as the person may see it at this moment; null where they may not, and for kinds that
/// show nothing.
/// </param>
/// <param name="AuthorId">Who wrote it; null where there is no text, unless it was deleted.</param>
/// <param name="ConversationTitle">What its conversation is called, of a direct one the other's name; likewise, and where it has no name.</param>
/// <param name="Unavailable">Why the person may not see the text: <c>deleted</c> for all, or <c>unavailable</c> to them.</param>
public sealed record Notification(
    string Kind,
    Guid SubjectId,
    long Version,
    DateTimeOffset At,
    Guid? ConversationId = null,
    Guid? MessageId = null,
    long? Seq = null,
    string? Text = null,
    Guid? AuthorId = null,
    string? ConversationTitle = null,
    string? Unavailable = null);

/// <summary>What a <see cref="Notification"/> says.</summary>
public static class NotificationKinds
{
    /// <summary>The time of a reminder has come, or the person that it waited for.</summary>
    public const string ReminderDue = "reminderDue";

    /// <summary>A reminder was set, changed, paused, ended or deleted, here or on another device, or its message was: ask for it anew.</summary>
    public const string ReminderChanged = "reminderChanged";
}
