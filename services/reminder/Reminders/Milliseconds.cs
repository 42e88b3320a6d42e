namespace Platform.Reminder.Reminders;

/// <summary>The wire has milliseconds: what is kept and what is shown must be the same time.</summary>
internal static class Milliseconds
{
    public static DateTimeOffset Truncate(DateTimeOffset time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMillisecond, time.Offset);
}
