using NodaTime;
using NodaTime.Text;
using Platform.Contracts;

namespace Platform.Chat.Notifications;

/// <summary>
/// Whether it is quiet now, by the clock on the wall of the time zone that was chosen: a night stays a night when the clocks are moved.
/// Hours that pass midnight belong to the day on which they began.
/// </summary>
internal static class QuietHours
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>When the quiet hours that it is now end; null when it is not quiet.</summary>
    public static DateTimeOffset? EndAt(ChosenQuietHours? quiet, DateTimeOffset now)
    {
        // A zone that this edition of the time zone database does not know has no quiet hours.
        if (quiet is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(quiet.TimeZone) is not { } zone) return null;
        var wall = Instant.FromDateTimeOffset(now).InZone(zone).LocalDateTime;
        var (from, to) = (Time.Parse(quiet.From).Value, Time.Parse(quiet.To).Value);
        var endsOn = (from < to, wall.TimeOfDay >= from, wall.TimeOfDay < to) switch
        {
            (true, true, true) when Begins(quiet, wall.Date) => wall.Date,
            (false, true, _) when Begins(quiet, wall.Date) => wall.Date.PlusDays(1),
            (false, _, true) when Begins(quiet, wall.Date.PlusDays(-1)) => wall.Date,
            _ => (LocalDate?)null,
        };
        if (endsOn is not { } date) return null;
        // Of an hour that comes twice the second one may be quiet as well.
        var end = zone.AtLeniently(date + to).ToDateTimeOffset().ToUniversalTime();
        return end > now ? end : now.AddMinutes(1);
    }

    private static bool Begins(ChosenQuietHours quiet, LocalDate date) =>
        quiet.Days is null || quiet.Days.Contains(date.DayOfWeek.ToString(), StringComparer.OrdinalIgnoreCase);
}
