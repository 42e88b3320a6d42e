using Platform.AppHost.Demo.Calendars;

namespace Platform.AppHost.Demo.Tests;

/// <summary>The demo is created on any day: at a weekend, at night, around new year, on the days when clocks change.</summary>
internal static class Moments
{
    public static readonly DateTimeOffset Sunday = new(2026, 11, 22, 19, 0, 0, TimeSpan.Zero);

    public static TheoryData<DateTimeOffset> All { get; } =
    [
        Sunday,
        new DateTimeOffset(2026, 11, 25, 13, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 23, 5, 30, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 12, 31, 23, 59, 0, TimeSpan.Zero),
        new DateTimeOffset(2027, 1, 1, 0, 1, 0, TimeSpan.Zero),
        new DateTimeOffset(2027, 3, 28, 9, 30, 0, TimeSpan.Zero),
        new DateTimeOffset(2027, 3, 29, 8, 59, 0, TimeSpan.Zero),
        new DateTimeOffset(2027, 6, 17, 9, 1, 0, TimeSpan.Zero),
        new DateTimeOffset(2027, 8, 20, 16, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2028, 2, 29, 12, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2028, 10, 30, 10, 15, 0, TimeSpan.Zero),
    ];

    public static DemoContent Content { get; } = DemoContent.Read();

    public static IReadOnlyList<DemoConversation> Conversations(DateTimeOffset now)
    {
        var timetable = new Timetable(new DemoCalendar(now), Content.People.ToDictionary(person => person.Login));
        return [.. Content.Scripts.Select(timetable.Date)];
    }
}
