using System.Text.Json.Serialization;
using Platform.Client.Chat;
using Platform.Client.Http;

namespace Platform.Client.Reminders;

/// <summary>
/// What to be reminded of, and when: either <see cref="LocalTime"/> and <see cref="TimeZone"/>, with <see cref="Repeat"/> if it is to come
/// back, or <see cref="WhenOnline"/>.
/// </summary>
/// <param name="ConversationId">Where the message stands.</param>
/// <param name="MessageId">The message: one that somebody wrote and that was not deleted.</param>
/// <param name="Seq">Its place there.</param>
public sealed record NewReminder(Guid ConversationId, Guid MessageId, long Seq)
{
    /// <summary>
    /// What the clock on the wall shows then: to the minute, in the future and within ten years. Its <see cref="DateTime.Kind"/> counts for
    /// nothing. A time that the clocks jump over moves on by as much as they jump; of one that they show twice it is the earlier.
    /// </summary>
    [JsonConverter(typeof(WallTimeConverter))]
    public DateTime? LocalTime { get; init; }

    /// <summary>Where that clock hangs: an IANA name such as <c>Europe/Riga</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>One of <see cref="Repeats"/>; null is <see cref="Repeats.Never"/>.</summary>
    public string? Repeat { get; init; }

    /// <summary>
    /// The colleague whose coming online it waits for, instead of a time: once, at once when they are, and never because of somebody who is
    /// invisible. Somebody else than whom it reminds, and not deactivated.
    /// </summary>
    public Guid? WhenOnline { get; init; }

    [JsonInclude]
    internal IReadOnlyList<Guid>? For { get; init; }

    /// <summary>Of this message; give it a time or somebody to wait for.</summary>
    public static NewReminder Of(Message message) => new(message.ConversationId, message.Id, message.Seq);
}

/// <summary>What is to be different about a reminder; what is null stays. With somebody to wait for the time goes, and the other way round.</summary>
/// <param name="LocalTime">As in <see cref="NewReminder.LocalTime"/>; one that waited for a person needs it and <paramref name="TimeZone"/>.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Repeat">One of <see cref="Repeats"/>.</param>
/// <param name="WhenOnline">As in <see cref="NewReminder.WhenOnline"/>; with nothing of a time.</param>
/// <param name="Version">The <see cref="Reminder.Version"/> one has seen: a change in between answers 409 <c>changed_meanwhile</c>. Null: the last change wins.</param>
public sealed record ReminderChange(
    [property: JsonConverter(typeof(WallTimeConverter))] DateTime? LocalTime = null,
    string? TimeZone = null,
    string? Repeat = null,
    Guid? WhenOnline = null,
    long? Version = null);

internal sealed record SnoozeRequest(int Hours);
