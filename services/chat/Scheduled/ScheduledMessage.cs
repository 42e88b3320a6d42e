using System.Text.Json.Serialization;

namespace Platform.Chat.Scheduled;

/// <summary>A message that its author wants sent later.</summary>
/// <param name="Id">Identity; the ClientMessageId of the message that it becomes.</param>
/// <param name="ConversationId">Where it is to stand.</param>
/// <param name="Body">The text, 1 to 16,384 bytes of UTF-8.</param>
/// <param name="SendAt">When, UTC.</param>
/// <param name="CreatedAt">When it was written, UTC.</param>
/// <param name="Failure">Why it was not sent when it was due: a code, for instance <c>not_found</c> when the author had left.</param>
public sealed record ScheduledMessage(
    Guid Id, Guid ConversationId, string Body, DateTimeOffset SendAt, DateTimeOffset CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Failure = null);

/// <summary>What an author gives.</summary>
/// <param name="ClientMessageId">A UUID from the author's device; the same one makes a retry.</param>
/// <param name="Body">1 to 16,384 bytes of UTF-8 with something to see.</param>
/// <param name="SendAt">When, after now and within a year.</param>
public sealed record ScheduleRequest(Guid ClientMessageId, string? Body, DateTimeOffset SendAt);

/// <summary>What is to be different; what is null stays.</summary>
/// <param name="Body">1 to 16,384 bytes of UTF-8 with something to see.</param>
/// <param name="SendAt">When, after now and within a year.</param>
public sealed record RescheduleRequest(string? Body, DateTimeOffset? SendAt);

/// <summary>What a person has scheduled.</summary>
/// <param name="Items">What is sent next first.</param>
public sealed record ScheduledList(IReadOnlyList<ScheduledMessage> Items);

/// <summary>To a person's devices: something about a scheduled message changed.</summary>
/// <param name="Id">Which.</param>
/// <param name="ConversationId">Where.</param>
/// <param name="Message">As it is now; null when it was sent or cancelled.</param>
public sealed record ScheduledChange(Guid Id, Guid ConversationId, ScheduledMessage? Message);

/// <summary>A scheduled message that this process has claimed.</summary>
public sealed record DueMessage(Guid TenantId, Guid Id, Guid AuthorId, Guid ConversationId, string Body, DateTimeOffset SendAt);
