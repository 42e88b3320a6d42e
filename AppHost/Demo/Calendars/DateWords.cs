using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.AppHost.Demo.Calendars;

/// <summary>
/// Fills in the dates that a message mentions, seen from the day it was written: {+4} is the date four working days later,
/// {day+4} its weekday, {month}, {month-1}, {month+2} the name of a month. A message with Cyrillic letters gets Russian words,
/// its weekday with the preposition ("во вторник"), because the preposition depends on it.
/// </summary>
internal static partial class DateWords
{
    // Processes run with the invariant culture, which knows no Russian.
    private static readonly string[] RussianMonths =
        ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];

    private static readonly string[] RussianMonthsOfDates =
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

    private static readonly string[] RussianWeekdays =
        ["в воскресенье", "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу"];

    public static string Fill(string body, DateOnly written)
    {
        var isRussian = Cyrillic().IsMatch(body);
        return Placeholder().Replace(body, match =>
        {
            var shift = match.Groups["shift"].Success ? int.Parse(match.Groups["shift"].ValueSpan, NumberStyles.AllowLeadingSign) : 0;
            return match.Groups["what"].Value switch
            {
                "month" => Month(written.AddMonths(shift), isRussian),
                "day" => Weekday(WorkingDays.Add(written, shift), isRussian),
                _ => Date(WorkingDays.Add(written, shift), isRussian),
            };
        });
    }

    private static string Month(DateOnly date, bool isRussian) =>
        isRussian ? RussianMonths[date.Month - 1] : date.ToString("MMMM", CultureInfo.InvariantCulture);

    private static string Weekday(DateOnly date, bool isRussian) =>
        isRussian ? RussianWeekdays[(int)date.DayOfWeek] : date.ToString("dddd", CultureInfo.InvariantCulture);

    private static string Date(DateOnly date, bool isRussian) =>
        isRussian ? $"{date.Day} {RussianMonthsOfDates[date.Month - 1]}" : date.ToString("d MMMM", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{((?<what>day|month)(?<shift>[+-]\d+)?|(?<shift>[+-]\d+))\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.NonBacktracking)]
    private static partial Regex Cyrillic();
}
