namespace Platform.AppHost.Demo.Calendars;

/// <summary>Monday to Friday, without the days around Christmas and new year when the offices are closed.</summary>
internal static class WorkingDays
{
    public static bool Contains(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (date.Month, date.Day) is not ((12, 24 or 25 or 26 or 31) or (1, 1 or 2));

    /// <summary>The working day that many working days later, or earlier when <paramref name="count"/> is negative.</summary>
    public static DateOnly Add(DateOnly date, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            date = date.AddDays(step);
            if (Contains(date))
            {
                left--;
            }
        }

        return date;
    }

    public static DateOnly AtOrBefore(DateOnly date) => Contains(date) ? date : Add(date, -1);
}
