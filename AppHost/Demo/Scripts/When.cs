using System.Text.RegularExpressions;

namespace Platform.AppHost.Demo.Scripts;

/// <summary>When an exchange begins, in words that hold whatever day the demo is created on.</summary>
/// <param name="Clock">Login of the person whose clock <paramref name="At"/> means; null for the first speaker's.</param>
internal sealed partial record When(WhenKind Kind, int Number, DayOfWeek Weekday, int Month, int Day, TimeOnly At, string? Clock)
{
    /// <summary>Reads "12w tue 10:05 title", "month-end 3 …", "on 12-16 …", "4d …", "yesterday …" and "today 10:22 @anna title".</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static (When When, string Title) Parse(string heading)
    {
        var match = Heading().Match(heading);
        if (!match.Success)
        {
            throw new FormatException($"\"{heading}\" does not say when: see the README beside the conversations.");
        }

        int Number(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan) : 0;
        var kind =
            match.Groups["weeks"].Success ? WhenKind.Weeks
            : match.Groups["months"].Success ? WhenKind.MonthEnd
            : match.Groups["month"].Success ? WhenKind.Date
            : match.Groups["days"].Success ? WhenKind.WorkingDays
            : match.Groups["word"].ValueSpan is "today" ? WhenKind.Today
            : WhenKind.Yesterday;
        var weekday = Array.IndexOf(Weekdays, match.Groups["weekday"].Value);
        return (
            new When(
                kind,
                Number("weeks") + Number("months") + Number("days"),
                (DayOfWeek)Math.Max(weekday, 0),
                Number("month"),
                Number("day"),
                new TimeOnly(Number("hour"), Number("minute")),
                match.Groups["clock"].Success ? match.Groups["clock"].Value : null),
            match.Groups["title"].Value);
    }

    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    [GeneratedRegex(
        @"^((?<weeks>\d+)w (?<weekday>mon|tue|wed|thu|fri)|month-end (?<months>\d+)|on (?<month>\d\d)-(?<day>\d\d)|(?<days>\d+)d"
            + @"|(?<word>yesterday|today)) (?<hour>\d\d):(?<minute>\d\d)( @(?<clock>\w+))? (?<title>.+)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}

internal enum WhenKind
{
    /// <summary>A weekday of a week that many weeks ago.</summary>
    Weeks,

    /// <summary>The last working day of a month that many months ago.</summary>
    MonthEnd,

    /// <summary>The last time that this date of the calendar was, or the working day before it.</summary>
    Date,

    /// <summary>That many working days ago.</summary>
    WorkingDays,

    /// <summary>The day before today, also when it is a Sunday: a demo that begins with silence tells nothing.</summary>
    Yesterday,

    /// <summary>Today, by the same reason also at a weekend.</summary>
    Today,
}
