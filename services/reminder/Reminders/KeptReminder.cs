using NodaTime;
using NodaTime.Extensions;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>A reminder with what only the service knows of it, and what can be done to it.</summary>
/// <param name="Shown">What its owner sees.</param>
/// <param name="SeriesStart">The wall time that a repeating one counts from.</param>
/// <param name="IsSnoozed">True when its next time is an instant of its own.</param>
/// <param name="DoneAt">When it was over.</param>
/// <param name="WaitingSince">Since when it waits, or waited, for a person.</param>
internal sealed record KeptReminder(
    Reminder Shown, LocalDateTime SeriesStart, bool IsSnoozed, DateTimeOffset? DoneAt, DateTimeOffset? WaitingSince = null)
{
    public bool IsOpen => Shown.State != ReminderState.Done;

    /// <summary>The wall time that is shown.</summary>
    public LocalDateTime Wall => TimeInput.LocalTime(Shown.LocalTime);

    public Series Series => new(SeriesStart, TimeZones.Kept(Shown.TimeZone), Shown.Repeat);

    /// <summary>Waits for a time of this series.</summary>
    public KeptReminder WaitFor(Series series, Occurrence next) => this with
    {
        SeriesStart = series.Start,
        IsSnoozed = false,
        DoneAt = null,
        WaitingSince = null,
        Shown = Shown with
        {
            LocalTime = TimeInput.Format(next.Wall),
            TimeZone = series.Zone.Id,
            Repeat = series.Repeat,
            State = ReminderState.Pending,
            NextAt = next.At.ToDateTimeOffset(),
            WhenOnline = null,
        },
    };

    /// <summary>Waits for somebody to come online.</summary>
    public KeptReminder WaitForPerson(Guid userId, DateTimeOffset now)
    {
        var zone = TimeZones.Kept(Shown.TimeZone);
        var wall = TimeInput.LocalTime(TimeInput.Format(now.ToInstant().InZone(zone).LocalDateTime));
        return this with
        {
            SeriesStart = wall,
            IsSnoozed = false,
            DoneAt = null,
            WaitingSince = now,
            Shown = Shown with
            {
                LocalTime = TimeInput.Format(wall),
                TimeZone = zone.Id,
                Repeat = Repeat.Never,
                State = ReminderState.Pending,
                NextAt = null,
                WhenOnline = userId,
            },
        };
    }

    /// <summary>Waits for an instant; a repeating one goes on with its series after it. The clock shows the minute in which it will have come.</summary>
    public KeptReminder WaitUntil(DateTimeOffset instant)
    {
        var minute = new DateTimeOffset((instant.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        return this with
        {
            IsSnoozed = true,
            DoneAt = null,
            WaitingSince = null,
            Shown = Shown with
            {
                LocalTime = TimeInput.Format(minute.ToInstant().InZone(Series.Zone).LocalDateTime),
                State = ReminderState.Pending,
                NextAt = instant,
                WhenOnline = null,
            },
        };
    }

    /// <summary>It was seen: over, or waiting for the next time. The same when there is nothing to see.</summary>
    public KeptReminder Dismiss(DateTimeOffset now) => Shown switch
    {
        { State: not ReminderState.Due } => this,
        { NextAt: null } => Complete(now),
        _ => this with { Shown = Shown with { State = ReminderState.Pending } },
    };

    /// <summary>Over, with all that would have come.</summary>
    public KeptReminder Complete(DateTimeOffset now) =>
        IsOpen ? this with { DoneAt = now, Shown = Shown with { State = ReminderState.Done, NextAt = null } } : this;
}
