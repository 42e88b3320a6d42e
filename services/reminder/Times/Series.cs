using NodaTime;

namespace Platform.Reminder.Times;

/// <summary>When a reminder is to fire: a wall time in a zone, and how often it comes back.</summary>
/// <param name="Start">The wall time that it counts from, so that a short month does not move those after it.</param>
/// <param name="Zone">Where that clock hangs.</param>
/// <param name="Repeat">How often.</param>
internal sealed record Series(LocalDateTime Start, DateTimeZone Zone, Repeat Repeat)
{
    private const int WeekdaysOfAWeek = 5;

    /// <summary>The first time.</summary>
    public Occurrence First => Occur(0);

    /// <summary>The first time later than an instant; null when there is none.</summary>
    public Occurrence? After(Instant instant)
    {
        if (Repeat == Repeat.Never) return First is var only && only.At > instant ? only : null;
        var number = LastCertainlyBefore(instant);
        while (true)
        {
            var occurrence = Occur(number++);
            if (occurrence.At > instant) return occurrence;
        }
    }

    private Occurrence Occur(int number)
    {
        var wall = Wall(number);
        return new(wall, TimeZones.At(wall, Zone));
    }

    private LocalDateTime Wall(int number) => Repeat switch
    {
        Repeat.Daily => Start.PlusDays(number),
        Repeat.Weekdays => Weekday(number),
        Repeat.Weekly => Start.PlusWeeks(number),
        Repeat.Monthly => Start.PlusMonths(number),
        Repeat.Yearly => Start.PlusYears(number),
        _ => Start,
    };

    // A clock jumps by a day at most (Samoa, 2011), so what stands two days earlier on it is over, wherever.
    private int LastCertainlyBefore(Instant instant)
    {
        var day = instant.InZone(Zone).Date.PlusDays(-2);
        if (day <= Start.Date) return 0;
        return Repeat switch
        {
            Repeat.Daily => Period.DaysBetween(Start.Date, day),
            Repeat.Weekdays => Math.Max(0, Period.DaysBetween(FirstMonday, day) / 7 * WeekdaysOfAWeek - FirstWeekday),
            Repeat.Weekly => Period.DaysBetween(Start.Date, day) / 7,
            Repeat.Monthly => (int)Period.Between(Start.Date, day, PeriodUnits.Months).Months,
            _ => (int)Period.Between(Start.Date, day, PeriodUnits.Years).Years,
        };
    }

    private bool StartsOnWeekend => Start.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    // Of the week in which the first weekday is.
    private LocalDate FirstMonday => StartsOnWeekend ? Start.Date.Next(IsoDayOfWeek.Monday) : Start.Date.PlusDays(-FirstWeekday);

    private int FirstWeekday => StartsOnWeekend ? 0 : Start.DayOfWeek - IsoDayOfWeek.Monday;

    private LocalDateTime Weekday(int number)
    {
        var (weeks, day) = Math.DivRem(FirstWeekday + number, WeekdaysOfAWeek);
        return FirstMonday.PlusDays(weeks * 7 + day).At(Start.TimeOfDay);
    }
}

/// <summary>One time of a <see cref="Series"/>.</summary>
/// <param name="Wall">What the clock is to show.</param>
/// <param name="At">When that is.</param>
internal readonly record struct Occurrence(LocalDateTime Wall, Instant At);
