using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Platform.Hosting.Errors;

namespace Platform.Reminder.Times;

/// <summary>What people may give as a time.</summary>
internal static class TimeInput
{
    private const int LongestYears = 10;
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>As it stands on the wire: <c>2026-11-27T09:00</c>.</summary>
    public static string Format(LocalDateTime wall) => Minutes.Format(wall);

    /// <summary>A wall time to the minute.</summary>
    /// <exception cref="ProblemException">It is missing or none (400).</exception>
    public static LocalDateTime LocalTime(string? text) =>
        // 24:00 would be read as the next day's beginning.
        text is not null && Minutes.Parse(text) is { Success: true } parsed && Format(parsed.Value) == text
            ? parsed.Value
            : throw Problem.Invalid("localTime", "LocalTime is required: date and time of a clock on the wall, to the minute, like 2026-11-27T09:00.");

    /// <summary>A zone.</summary>
    /// <exception cref="ProblemException">It is missing or unknown (400).</exception>
    public static DateTimeZone Zone(string? id) =>
        id is not null && TimeZones.Find(id) is { } zone
            ? zone
            : throw Problem.Invalid("timeZone", "TimeZone is required: the name of a time zone in the IANA database, like Europe/Moscow.");

    /// <summary>How often; once where it is not said.</summary>
    /// <exception cref="ProblemException">There is no such word (400).</exception>
    public static Repeat Repeat(string? word) =>
        word is null ? Times.Repeat.Never : RepeatWords.Find(word) ?? throw Problem.Invalid("repeat", $"Repeat is one of {RepeatWords.Listed}.");

    /// <summary>The first time of a series, which is still to come and within ten years.</summary>
    /// <exception cref="ProblemException">It is not (400).</exception>
    public static Occurrence FirstOf(Series series, DateTimeOffset now)
    {
        var first = series.First;
        var present = now.ToInstant();
        if (first.At <= present)
        {
            throw Problem.Invalid("localTime",
                $"LocalTime is {Format(series.Start)}, which is over: in {series.Zone.Id} it is {Format(present.InZone(series.Zone).LocalDateTime)} now.");
        }

        return first.At <= now.AddYears(LongestYears).ToInstant()
            ? first
            : throw Problem.Invalid("localTime", $"LocalTime is {Format(series.Start)}: it must be within {LongestYears} years from now.");
    }
}
