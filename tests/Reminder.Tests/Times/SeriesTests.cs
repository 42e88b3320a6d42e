using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Platform.Reminder.Times;

namespace Platform.Reminder.Tests.Times;

/// <summary>When reminders fire, for every zone of the database and times of fourteen years.</summary>
public sealed class SeriesTests
{
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids];
    private static readonly LocalDateTime Earliest = new(2024, 1, 1, 0, 0);
    private const int Days = 14 * 365;
    private const int MinutesOfADay = 24 * 60;

    private static readonly Arbitrary<Series> AnySeries = (
        from zone in Gen.Elements(Zones)
        from day in Gen.Choose(0, Days)
        from minute in Gen.Choose(0, MinutesOfADay - 1)
        from repeat in Gen.Elements(Enum.GetValues<Repeat>())
        select new Series(Earliest.PlusDays(day).PlusMinutes(minute), DateTimeZoneProviders.Tzdb[zone], repeat)).ToArbitrary();

    private static readonly Arbitrary<(Series Series, Instant Instant)> SeriesAndInstant = (
        from series in AnySeries.Generator
        from days in Gen.Choose(-30, 6 * 365)
        from minutes in Gen.Choose(-1, 1)
        select (series, series.First.At + Duration.FromDays(days) + Duration.FromMinutes(minutes))).ToArbitrary();

    // Around a change of the clocks, where the rules are: as many as there are elsewhere.
    private static readonly Arbitrary<(LocalDateTime Wall, DateTimeZone Zone)> AroundChanges = (
        from zone in Gen.Elements(Zones).Select(id => DateTimeZoneProviders.Tzdb[id])
        from day in Gen.Choose(0, Days)
        from minute in Gen.Choose(-180, 180)
        select (zone.GetZoneInterval(Earliest.PlusDays(day).InUtc().ToInstant()) is { HasStart: true } interval
            ? interval.IsoLocalStart.PlusMinutes(minute)
            : Earliest.PlusDays(day).PlusMinutes(minute), zone)).ToArbitrary();

    [Fact]
    public void Every_zone_of_the_database_is_known_and_nothing_else_is()
    {
        Assert.All(Zones, id => Assert.NotNull(TimeZones.Find(id)));
        Assert.All(["Europe/Nowhere", "europe/moscow", "UTC+03:00", "MSK", "", " Europe/Moscow", "Russian Standard Time"], id => Assert.Null(TimeZones.Find(id)));
    }

    [Fact]
    public void The_clock_shows_what_was_wanted_unless_it_jumps_over_it() => Hold(AroundChanges, wanted =>
    {
        var (wall, zone) = wanted;
        var at = TimeZones.At(wall, zone);
        var mapping = zone.MapLocal(wall);
        if (mapping.Count > 0)
        {
            Assert.Equal(wall, at.InZone(zone).LocalDateTime);
            // Shown twice: the earlier.
            Assert.Equal(mapping.First().ToInstant(), at);
            return;
        }

        var gap = mapping.LateInterval.WallOffset.Ticks - mapping.EarlyInterval.WallOffset.Ticks;
        Assert.True(gap > 0);
        Assert.Equal(wall.PlusTicks(gap), at.InZone(zone).LocalDateTime);
    }, times: 20_000);

    [Fact]
    public void What_follows_an_instant_is_later_and_the_next_one_of_the_series() => Hold(SeriesAndInstant, drawn =>
    {
        var (series, instant) = drawn;
        var next = series.After(instant);
        if (series.Repeat == Repeat.Never)
        {
            Assert.Equal(series.First.At > instant, next is not null);
            return;
        }

        Assert.True(next!.Value.At > instant);
        // None between: walked from the beginning, this is the first that is later.
        Assert.Equal(Walk(series).First(occurrence => occurrence.At > instant), next.Value);
    });

    [Fact]
    public void A_series_never_goes_back() => Hold(AnySeries, series =>
    {
        if (series.Repeat == Repeat.Never) return;
        var walked = Walk(series).Take(60).ToList();
        foreach (var (one, next) in walked.Zip(walked.Skip(1)))
        {
            Assert.True(one.Wall < next.Wall);
            // The same instant only where a zone left out a whole day.
            Assert.True(one.At <= next.At);
        }
    });

    [Fact]
    public void Every_time_of_a_series_is_the_hour_that_was_wanted() => Hold(AnySeries, series =>
        Assert.All(Walk(series).Take(40), occurrence =>
        {
            Assert.Equal(series.Start.TimeOfDay, occurrence.Wall.TimeOfDay);
            Assert.Equal(TimeZones.At(occurrence.Wall, series.Zone), occurrence.At);
        }));

    [Fact]
    public void A_monthly_series_keeps_its_day_or_the_last_one_of_the_month() => Hold(AnySeries, series =>
    {
        if (series.Repeat is not (Repeat.Monthly or Repeat.Yearly)) return;
        foreach (var (occurrence, number) in Walk(series).Take(40).Select((occurrence, number) => (occurrence, number)))
        {
            var date = occurrence.Wall.Date;
            var months = (date.Year - series.Start.Year) * 12 + date.Month - series.Start.Month;
            Assert.Equal(series.Repeat == Repeat.Monthly ? number : number * 12, months);
            Assert.Equal(Math.Min(series.Start.Day, date.Calendar.GetDaysInMonth(date.Year, date.Month)), date.Day);
        }
    });

    [Fact]
    public void Weekdays_are_all_of_them_and_no_others() => Hold(AnySeries, drawn =>
    {
        var series = drawn with { Repeat = Repeat.Weekdays };
        var dates = Walk(series).Take(30).Select(occurrence => occurrence.Wall.Date).ToList();
        var expected = Enumerable.Range(0, 60).Select(series.Start.Date.PlusDays)
            .Where(date => date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)).Take(30);
        Assert.Equal(expected, dates);
    });

    [Theory]
    [InlineData("2027-01-31T09:00", Repeat.Monthly, "2027-02-28T09:00", "2027-03-31T09:00", "2027-04-30T09:00")]
    [InlineData("2027-10-30T12:00", Repeat.Monthly, "2027-11-30T12:00", "2027-12-30T12:00", "2028-01-30T12:00", "2028-02-29T12:00")]
    [InlineData("2028-02-29T00:00", Repeat.Yearly, "2029-02-28T00:00", "2030-02-28T00:00", "2031-02-28T00:00", "2032-02-29T00:00")]
    [InlineData("2026-11-27T18:30", Repeat.Weekdays, "2026-11-30T18:30", "2026-12-01T18:30")]
    [InlineData("2026-11-27T18:30", Repeat.Weekly, "2026-12-04T18:30", "2026-12-11T18:30")]
    [InlineData("2026-12-31T23:59", Repeat.Daily, "2027-01-01T23:59", "2027-01-02T23:59")]
    public void Series_go_on_like_this(string start, Repeat repeat, params string[] following)
    {
        var series = new Series(TimeInput.LocalTime(start), DateTimeZoneProviders.Tzdb["Europe/Moscow"], repeat);

        Assert.Equal(following, Walk(series).Skip(1).Take(following.Length).Select(occurrence => TimeInput.Format(occurrence.Wall)));
    }

    [Theory]
    // Forward: half past two is half past three. Back: the first half past two.
    [InlineData("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:30:00Z")]
    [InlineData("Europe/Berlin", "2027-10-31T02:30", "2027-10-31T00:30:00Z")]
    [InlineData("America/New_York", "2027-03-14T02:30", "2027-03-14T07:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2027-10-03T02:15", "2027-10-02T15:45:00Z")]
    [InlineData("Asia/Kathmandu", "2027-01-01T09:00", "2027-01-01T03:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-27T09:00", "2026-11-27T06:00:00Z")]
    public void Walls_are_these_instants(string zone, string wall, string instant) =>
        Assert.Equal(instant, TimeZones.At(TimeInput.LocalTime(wall), DateTimeZoneProviders.Tzdb[zone]).ToString());

    private static IEnumerable<Occurrence> Walk(Series series)
    {
        // By the definition of each rhythm, apart from how the service finds its place in it.
        var date = series.Start.Date;
        for (var number = 0; ; number++)
        {
            if (series.Repeat == Repeat.Weekdays)
            {
                while (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) date = date.PlusDays(1);
            }

            var wall = series.Repeat switch
            {
                Repeat.Daily => series.Start.PlusDays(number),
                Repeat.Weekdays => date.At(series.Start.TimeOfDay),
                Repeat.Weekly => series.Start.PlusDays(7 * number),
                Repeat.Monthly => series.Start.PlusMonths(number),
                Repeat.Yearly => series.Start.PlusYears(number),
                _ => series.Start,
            };
            yield return new(wall, TimeZones.At(wall, series.Zone));
            if (series.Repeat == Repeat.Never) yield break;
            date = date.PlusDays(1);
        }
    }

    private static void Hold<T>(Arbitrary<T> drawn, Action<T> holds, int times = 1_000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(drawn, holds));
}
