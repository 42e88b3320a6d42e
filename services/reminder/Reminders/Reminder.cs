using System.Text.Json.Serialization;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>A message that somebody wants to come back to at a time.</summary>
/// <param name="Id">Identity (UUIDv7).</param>
/// <param name="ConversationId">Where the message stands.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its position there.</param>
/// <param name="RootConversationId">The conversation that a thread belongs to, when the message stands in a thread.</param>
/// <param name="MessageAuthorId">Who wrote the message.</param>
/// <param name="Excerpt">How the message begins, up to 300 characters; null when it is not <c>available</c>.</param>
/// <param name="Message">Whether there is still something to come back to.</param>
/// <param name="UserId">Whom it reminds.</param>
/// <param name="CreatedBy">Who set it: oneself, or somebody whose organization allows it.</param>
/// <param name="LocalTime">What the clock shows at <paramref name="NextAt"/>, or when it fired last: <c>2026-11-27T09:00</c>. Where it waits for a person, when it began to.</param>
/// <param name="TimeZone">Where that clock hangs: a name of the IANA database.</param>
/// <param name="Repeat">How often it comes back.</param>
/// <param name="State">Waiting, due or done.</param>
/// <param name="NextAt">When it fires next, UTC; null when it does not, and when it waits for a person.</param>
/// <param name="FiredAt">When it fired last, UTC, or null.</param>
/// <param name="DueAt">The time that it fired last for, UTC, or null: so much later was it.</param>
/// <param name="CreatedAt">When it was set, UTC.</param>
/// <param name="ChangedAt">When it changed last, UTC.</param>
/// <param name="Version">Grows with every change: of two the higher one holds.</param>
/// <param name="WhenOnline">The person whose coming online it waits or waited for; null for one that has a time.</param>
public sealed record Reminder(
    Guid Id, Guid ConversationId, Guid MessageId, long Seq, Guid? RootConversationId, Guid MessageAuthorId, string? Excerpt, MessageState Message,
    Guid UserId, Guid CreatedBy, string LocalTime, string TimeZone, Repeat Repeat, ReminderState State,
    DateTimeOffset? NextAt, DateTimeOffset? FiredAt, DateTimeOffset? DueAt, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, long Version,
    Guid? WhenOnline);

/// <summary>How far a reminder is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReminderState>))]
public enum ReminderState
{
    /// <summary>Waits for its time, or for a person.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Has fired, and nobody has acted on it yet. A repeating one waits for its next time as well.</summary>
    [JsonStringEnumMemberName("due")]
    Due,

    /// <summary>Over.</summary>
    [JsonStringEnumMemberName("done")]
    Done,
}

/// <summary>Whether the message can be seen by whom it reminds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageState>))]
public enum MessageState
{
    /// <summary>It can.</summary>
    [JsonStringEnumMemberName("available")]
    Available,

    /// <summary>It was deleted for all.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,

    /// <summary>They are not in its conversation any more.</summary>
    [JsonStringEnumMemberName("unavailable")]
    Unavailable,
}

/// <summary>A page of reminders.</summary>
/// <param name="Items">In their order.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record ReminderPage(IReadOnlyList<Reminder> Items, string? NextCursor);

/// <summary>How many are open.</summary>
/// <param name="Due">Have fired and wait for somebody to act.</param>
/// <param name="Pending">Wait for their time, or for a person.</param>
public sealed record ReminderCounts(int Due, int Pending);

/// <summary>What happened to a reminder.</summary>
/// <param name="Items">The latest first, at most 100.</param>
public sealed record ReminderHistory(IReadOnlyList<ReminderEntry> Items);

/// <summary>One thing that happened.</summary>
/// <param name="What"><c>created</c>, <c>changed</c>, <c>fired</c>, <c>snoozed</c>, <c>dismissed</c> or <c>completed</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who did it; null where nobody did.</param>
public sealed record ReminderEntry(string What, DateTimeOffset At, Guid? By);

/// <summary>What to be reminded of, and when: either <paramref name="LocalTime"/> with what belongs to it, or <paramref name="WhenOnline"/>.</summary>
/// <param name="ConversationId">Where the message stands.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its position there.</param>
/// <param name="LocalTime">Date and time of a clock on the wall, to the minute: <c>2026-11-27T09:00</c>. From now on and within ten years.</param>
/// <param name="TimeZone">Where that clock hangs: <c>Europe/Moscow</c>.</param>
/// <param name="Repeat"><c>never</c> (the default), <c>daily</c>, <c>weekdays</c>, <c>weekly</c>, <c>monthly</c> or <c>yearly</c>.</param>
/// <param name="WhenOnline">Instead of a time: the colleague whose coming online it waits for; at once when they are.</param>
/// <param name="For">Whom it reminds, up to 50 people who see the message; oneself where it is absent.</param>
public sealed record CreateReminderRequest(
    Guid ConversationId, Guid MessageId, long Seq, string? LocalTime = null, string? TimeZone = null, string? Repeat = null, Guid? WhenOnline = null,
    IReadOnlyList<Guid>? For = null);

/// <summary>What is to be different; what is null stays. With <paramref name="WhenOnline"/> the time goes, and the other way round.</summary>
/// <param name="LocalTime">Date and time of a clock on the wall, to the minute.</param>
/// <param name="TimeZone">Where that clock hangs.</param>
/// <param name="Repeat"><c>never</c>, <c>daily</c>, <c>weekdays</c>, <c>weekly</c>, <c>monthly</c> or <c>yearly</c>.</param>
/// <param name="Version">The version that the caller has seen: another one in between is refused.</param>
/// <param name="WhenOnline">Instead of a time: the colleague whose coming online it waits for.</param>
public sealed record ChangeReminderRequest(string? LocalTime, string? TimeZone, string? Repeat, long? Version, Guid? WhenOnline = null);

/// <summary>A pause.</summary>
/// <param name="Hours">From now, 1 to 720.</param>
public sealed record SnoozeRequest(int Hours);
