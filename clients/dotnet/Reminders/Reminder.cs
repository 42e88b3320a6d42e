using System.Text.Json.Serialization;
using Platform.Client.Http;

namespace Platform.Client.Reminders;

/// <summary>A message that the signed-in person wants to come back to. Words are strings, because a newer server may know more of them.</summary>
/// <param name="Id">Id of the reminder.</param>
/// <param name="ConversationId">Where the message stands.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its place there.</param>
/// <param name="RootConversationId">The conversation that a thread belongs to, when the message stands in a thread.</param>
/// <param name="MessageAuthorId">Who wrote the message.</param>
/// <param name="Excerpt">How the message begins, 300 characters at most; null when it is not <c>available</c>.</param>
/// <param name="MessageState"><c>available</c>; <c>deleted</c> for all; or <c>unavailable</c>: whom it reminds is not in the conversation any more.</param>
/// <param name="UserId">Whom it reminds.</param>
/// <param name="CreatedBy">Who set it.</param>
/// <param name="LocalTime">
/// What the clock in <paramref name="TimeZone"/> shows at <paramref name="NextAt"/>, or showed when it fired last; where it waits for a
/// person, when it began to. To the minute.
/// </param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Repeat">One of <see cref="Repeats"/>.</param>
/// <param name="State">One of <see cref="ReminderStates"/>.</param>
/// <param name="NextAt">When it fires next, UTC; null when it does not, and while it waits for a person.</param>
/// <param name="FiredAt">When it fired last, UTC.</param>
/// <param name="DueAt">The time that it fired last for, UTC; earlier than <paramref name="FiredAt"/> by as much as it was late.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ChangedAt">UTC.</param>
/// <param name="Version">Grows with every change: of two states the one with the greater version is the newer.</param>
/// <param name="WhenOnline">The person whose coming online it waits or waited for; null for one that has a time.</param>
public sealed record Reminder(
    Guid Id,
    Guid ConversationId,
    Guid MessageId,
    long Seq,
    Guid? RootConversationId,
    Guid MessageAuthorId,
    string? Excerpt,
    [property: JsonPropertyName("message")] string MessageState,
    Guid UserId,
    Guid CreatedBy,
    [property: JsonConverter(typeof(WallTimeConverter))] DateTime LocalTime,
    string TimeZone,
    string Repeat,
    string State,
    DateTimeOffset? NextAt,
    DateTimeOffset? FiredAt,
    DateTimeOffset? DueAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    long Version,
    Guid? WhenOnline);

/// <summary>How far a reminder is.</summary>
public static class ReminderStates
{
    /// <summary>Waits for its time, or for a person.</summary>
    public const string Pending = "pending";

    /// <summary>Has fired, and nobody has acted on it yet. One that repeats waits for its next time as well.</summary>
    public const string Due = "due";

    /// <summary>Over.</summary>
    public const string Done = "done";
}

/// <summary>How often a reminder comes back.</summary>
public static class Repeats
{
    /// <summary>Once.</summary>
    public const string Never = "never";

    /// <summary>Every day.</summary>
    public const string Daily = "daily";

    /// <summary>Monday to Friday; begun on a weekend, it begins on Monday.</summary>
    public const string Weekdays = "weekdays";

    /// <summary>Every seven days.</summary>
    public const string Weekly = "weekly";

    /// <summary>On the same day of every month, or on its last one where that is missing.</summary>
    public const string Monthly = "monthly";

    /// <summary>On the same day of every year; 29 February is the 28th in years without it.</summary>
    public const string Yearly = "yearly";
}

/// <summary>How many reminders are open.</summary>
/// <param name="Due">Have fired and wait for somebody to act.</param>
/// <param name="Pending">Wait for their time, or for a person.</param>
public sealed record ReminderCounts(int Due, int Pending);

/// <summary>One thing that happened to a reminder.</summary>
/// <param name="What"><c>created</c>, <c>changed</c>, <c>fired</c>, <c>snoozed</c>, <c>dismissed</c> or <c>completed</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who did it; null where nobody did.</param>
public sealed record ReminderEntry(string What, DateTimeOffset At, Guid? By);

internal sealed record ReminderEntryList(IReadOnlyList<ReminderEntry> Items);
