using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Platform.Chat.Notifications;
using Platform.Contracts;

namespace Platform.Chat.Tests.Notifications;

/// <summary>Whether it is quiet, and until when.</summary>
public sealed class QuietHoursTests
{
    private static readonly ChosenQuietHours Night = new("22:00", "07:00", "Europe/Berlin", null);

    [Theory]
    [InlineData("2026-11-26T20:59:59Z", null)]
    [InlineData("2026-11-26T21:00:00Z", "2026-11-27T06:00:00Z")]
    [InlineData("2026-11-27T05:59:59Z", "2026-11-27T06:00:00Z")]
    [InlineData("2026-11-27T06:00:00Z", null)]
    // The night in which the clocks go forward is an hour shorter, the one in which they go back an hour longer.
    [InlineData("2026-03-28T21:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z")]
    public void A_night_stays_a_night(string now, string? end) => Assert.Equal(Time(end), QuietHours.EndAt(Night, Time(now)!.Value));

    [Theory]
    // The night that begins on Friday, the 27th, and ends on Saturday.
    [InlineData("2026-11-27T21:30:00Z", true)]
    [InlineData("2026-11-28T05:30:00Z", true)]
    [InlineData("2026-11-28T21:30:00Z", false)]
    [InlineData("2026-11-27T05:30:00Z", false)]
    public void Hours_past_midnight_belong_to_the_day_on_which_they_began(string now, bool isQuiet) =>
        Assert.Equal(isQuiet, QuietHours.EndAt(Night with { Days = ["friday"] }, Time(now)!.Value) is not null);

    [Fact]
    public void Without_any_it_is_never_quiet() => Assert.Null(QuietHours.EndAt(null, TimeProvider.System.GetUtcNow()));

    [Fact]
    public void It_is_quiet_right_up_to_the_end_and_not_at_it()
    {
        var minute = Gen.Choose(0, 24 * 60 - 1);
        var cases = from start in minute
                    from length in Gen.Choose(1, 24 * 60 - 1)
                    from zone in Gen.Elements("Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "UTC")
                    from at in Gen.Choose(0, 366 * 24 * 60)
                    select (Quiet: new ChosenQuietHours(Clock(start), Clock((start + length) % (24 * 60)), zone, null), Now: Time("2026-01-01T00:00:30Z")!.Value.AddMinutes(at));
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var wall = Instant.FromDateTimeOffset(one.Now).InZone(DateTimeZoneProviders.Tzdb[one.Quiet.TimeZone]).TimeOfDay;
            var (from, to, now) = (one.Quiet.From, one.Quiet.To, wall.ToString("HH:mm", null));
            var expected = string.CompareOrdinal(from, to) < 0
                ? string.CompareOrdinal(now, from) >= 0 && string.CompareOrdinal(now, to) < 0
                : string.CompareOrdinal(now, from) >= 0 || string.CompareOrdinal(now, to) < 0;
            var end = QuietHours.EndAt(one.Quiet, one.Now);
            return (end is not null) == expected && (end is null || (end > one.Now && end <= one.Now.AddHours(26)));
        }).QuickCheckThrowOnFailure();
    }

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
