namespace Platform.Chat.Messages;

/// <summary>The wire has milliseconds: what is acknowledged and what the history shows must be the same time.</summary>
internal static class Milliseconds
{
    public static DateTimeOffset Truncate(DateTimeOffset time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMillisecond, time.Offset);
}
