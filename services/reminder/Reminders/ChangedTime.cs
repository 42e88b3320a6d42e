using NodaTime;
using NodaTime.Extensions;
using Platform.Hosting.Errors;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>Another time for a reminder; what is null stays.</summary>
internal sealed record ChangedTime(LocalDateTime? Wall, DateTimeZone? Zone, Repeat? Repeat)
{
    /// <summary>What somebody asks for.</summary>
    /// <exception cref="ProblemException">It is nothing, or out of bounds (400).</exception>
    public static ChangedTime Of(ChangeReminderRequest request) => request is { LocalTime: null, TimeZone: null, Repeat: null }
        ? throw Problem.Invalid("localTime", "Give localTime, timeZone, repeat or several of them, or whenOnline.")
        : new(
            request.LocalTime is null ? null : TimeInput.LocalTime(request.LocalTime),
            request.TimeZone is null ? null : TimeInput.Zone(request.TimeZone),
            request.Repeat is null ? null : TimeInput.Repeat(request.Repeat));

    /// <summary>The reminder, waiting for it.</summary>
    /// <exception cref="ProblemException">It is past or too far away, or there is no time that it could be put together with (400).</exception>
    public KeptReminder Apply(KeptReminder kept, DateTimeOffset now)
    {
        if (kept.Shown.WhenOnline is not null) RefuseIncomplete();
        var present = kept.Series;
        var (zone, repeat) = (Zone ?? present.Zone, Repeat ?? present.Repeat);
        // A series goes on counting from its start, unless another time or rhythm begins a new one.
        if (repeat == present.Repeat && repeat != Times.Repeat.Never && (Wall is null || Wall == kept.Wall) && !kept.IsSnoozed)
        {
            var going = present with { Zone = zone };
            return kept.WaitFor(going, going.After(now.ToInstant())!.Value);
        }

        var series = new Series(Wall ?? kept.Wall, zone, repeat);
        return kept.WaitFor(series, TimeInput.FirstOf(series, now));
    }

    private void RefuseIncomplete()
    {
        var errors = new Dictionary<string, string[]>();
        if (Wall is null) errors["localTime"] = ["LocalTime is required: the reminder has no time yet."];
        if (Zone is null) errors["timeZone"] = ["TimeZone is required: the reminder has no time yet."];
        if (errors.Count > 0) throw Problem.Invalid(errors);
    }
}
