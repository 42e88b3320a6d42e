using Platform.AppHost.Demo.Scripts;
using TimeZoneConverter;

namespace Platform.AppHost.Demo.Calendars;

/// <summary>Turns "today", "12w tue" and the like into dates, seen from the moment of creation.</summary>
internal sealed class DemoCalendar
{
    // Everything of "today" is written before this hour in Hamburg; earlier in the day, "today" means the day before.
    private static readonly TimeOnly TodayEnds = new(11, 0);

    // A date of the calendar keeps clear of the days that have their own headings.
    private const int QuietDays = 12;

    public DemoCalendar(DateTimeOffset now)
    {
        var headOffice = TimeZoneInfo.ConvertTime(now, TZConvert.GetTimeZoneInfo("Europe/Berlin"));
        var date = DateOnly.FromDateTime(headOffice.DateTime);
        Today = TimeOnly.FromDateTime(headOffice.DateTime) < TodayEnds ? date.AddDays(-1) : date;
    }

    public DateOnly Today { get; }

    public DateOnly Resolve(When when) => when.Kind switch
    {
        WhenKind.Today => Today,
        WhenKind.Yesterday => Today.AddDays(-1),
        WhenKind.WorkingDays => WorkingDays.Add(Today, -when.Number),
        WhenKind.Weeks => WorkingDays.AtOrBefore(Monday(Today).AddDays((-7 * when.Number) + (int)when.Weekday - 1)),
        WhenKind.MonthEnd => WorkingDays.AtOrBefore(FirstOfMonth(Today).AddMonths(1 - when.Number).AddDays(-1)),
        WhenKind.Date => LastTime(when.Month, when.Day),
        _ => throw new ArgumentOutOfRangeException(nameof(when), when.Kind, "Unknown kind."),
    };

    private DateOnly LastTime(int month, int day)
    {
        var latest = Today.AddDays(-QuietDays);
        var date = new DateOnly(latest.Year, month, day);
        return WorkingDays.AtOrBefore(date > latest ? date.AddYears(-1) : date);
    }

    private static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    private static DateOnly FirstOfMonth(DateOnly date) => new(date.Year, date.Month, 1);
}
