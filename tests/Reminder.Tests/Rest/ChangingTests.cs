using System.Net;
using Platform.Contracts;
using Platform.Reminder.Reminders;
using Platform.Reminder.Times;

namespace Platform.Reminder.Tests.Rest;

/// <summary>Giving a reminder another time, pausing, ending and deleting it.</summary>
public sealed class ChangingTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    private string InMinutes(int minutes) =>
        fixture.Clock.GetUtcNow().AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Reminders.Reminder> DueAsync(string? repeat = null)
    {
        var reminder = await fixture.SetAsync(_anna, InMinutes(2), "UTC", repeat);
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        return await fixture.UntilDueAsync(_anna, reminder.Id);
    }

    [Fact]
    public async Task What_is_not_given_stays()
    {
        var reminder = await fixture.SetAsync(_anna, "2027-01-01T09:00");

        var inTokyo = await fixture.ChangeAsync(_anna, reminder.Id, new { TimeZone = "Asia/Tokyo" });
        Assert.Equal(("2027-01-01T09:00", "Asia/Tokyo", Repeat.Never, 2L), (inTokyo.LocalTime, inTokyo.TimeZone, inTokyo.Repeat, inTokyo.Version));
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), inTokyo.NextAt);

        var later = await fixture.ChangeAsync(_anna, reminder.Id, new { LocalTime = "2027-01-02T10:30", Version = 2 });
        Assert.Equal(("2027-01-02T10:30", "Asia/Tokyo"), (later.LocalTime, later.TimeZone));

        var weekly = await fixture.ChangeAsync(_anna, reminder.Id, new { Repeat = "weekly" });
        Assert.Equal(("2027-01-02T10:30", Repeat.Weekly, 4L), (weekly.LocalTime, weekly.Repeat, weekly.Version));
        Assert.Equal(["changed", "changed", "changed", "created"], (await fixture.HistoryAsync(_anna, reminder.Id)).Items.Select(entry => entry.What));
    }

    [Fact]
    public async Task From_due_and_from_done_it_waits_again()
    {
        var due = await DueAsync();
        var again = await fixture.ChangeAsync(_anna, due.Id, new { LocalTime = InMinutes(60) });
        Assert.Equal((ReminderState.Pending, due.DueAt, due.FiredAt), (again.State, again.DueAt, again.FiredAt));

        await fixture.DoAsync(_anna, due.Id, "complete");
        var revived = await fixture.ChangeAsync(_anna, due.Id, new { LocalTime = InMinutes(90) });
        Assert.Equal(ReminderState.Pending, revived.State);
        Assert.Equal([due.Id], (await fixture.ListAsync(_anna)).Items.Select(item => item.Id));
        Assert.Empty((await fixture.ListAsync(_anna, "?state=done")).Items);
    }

    [Fact]
    public async Task Over_a_version_that_is_not_the_present_one_nothing_changes()
    {
        var reminder = await fixture.SetAsync(_anna, "2027-01-01T09:00");
        await fixture.ChangeAsync(_anna, reminder.Id, new { LocalTime = "2027-01-02T09:00", reminder.Version });

        await (await fixture.TryChangeAsync(_anna, reminder.Id, new { LocalTime = "2027-01-03T09:00", reminder.Version }))
            .ProblemAsync(HttpStatusCode.Conflict, "changed_meanwhile");

        Assert.Equal("2027-01-02T09:00", (await fixture.FindAsync(_anna, reminder.Id)).LocalTime);
    }

    [Theory]
    [InlineData("""{}""", "localTime")]
    [InlineData("""{"localTime":"2020-01-01T09:00"}""", "localTime")]
    [InlineData("""{"localTime":"soon"}""", "localTime")]
    [InlineData("""{"timeZone":"Mars/Phobos"}""", "timeZone")]
    [InlineData("""{"repeat":"sometimes"}""", "repeat")]
    [InlineData("""{"version":"x"}""", "version")]
    public async Task A_change_out_of_bounds_is_refused_by_field(string json, string field)
    {
        var reminder = await fixture.SetAsync(_anna, "2029-01-01T09:00");

        var refused = await fixture.TryChangeAsync(_anna, reminder.Id, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(json));

        var problem = await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Equal(reminder, await fixture.FindAsync(_anna, reminder.Id));
    }

    [Fact]
    public async Task A_pause_ends_at_its_instant_and_shows_the_minute()
    {
        var due = await DueAsync();

        var paused = await fixture.DoAsync(_anna, due.Id, "snooze", new { Hours = 3 });

        Assert.Equal(ReminderState.Pending, paused.State);
        Assert.Equal(paused.ChangedAt.AddHours(3), paused.NextAt);
        var shown = DateTimeOffset.Parse(paused.LocalTime + "Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(shown - paused.NextAt!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        fixture.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(paused.NextAt, (await fixture.UntilDueAsync(_anna, due.Id)).DueAt);
    }

    [Fact]
    public async Task A_series_goes_on_after_a_pause_as_if_there_had_been_none()
    {
        var due = await DueAsync("daily");
        var paused = await fixture.DoAsync(_anna, due.Id, "snooze", new { Hours = 30 });

        fixture.Clock.Advance(TimeSpan.FromHours(30));
        var again = await fixture.UntilDueAsync(_anna, due.Id, paused.NextAt);

        Assert.Equal((due.DueAt!.Value.AddDays(2), Repeat.Daily), (again.NextAt!.Value, again.Repeat));
        Assert.Equal(due.DueAt.Value.AddDays(2).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), again.LocalTime);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(721)]
    [InlineData(int.MaxValue)]
    public async Task A_pause_out_of_bounds_is_refused(int hours)
    {
        var reminder = await fixture.SetAsync(_anna, "2029-01-01T09:00");

        var problem = await (await fixture.TryDoAsync(_anna, reminder.Id, "snooze", new { Hours = hours })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.True(problem.GetProperty("errors").TryGetProperty("hours", out _));
        Assert.Equal(reminder, await fixture.FindAsync(_anna, reminder.Id));
    }

    [Fact]
    public async Task What_was_seen_is_over_and_what_repeats_waits_on()
    {
        var once = await DueAsync();
        var daily = await DueAsync("daily");

        Assert.Equal((ReminderState.Done, null), await StateAsync(once.Id, "dismiss"));
        Assert.Equal((ReminderState.Pending, daily.NextAt), await StateAsync(daily.Id, "dismiss"));
        var version = (await fixture.FindAsync(_anna, daily.Id)).Version;
        // What is done again, and what there is nothing to see of, stays as it is.
        Assert.Equal((ReminderState.Done, null), await StateAsync(once.Id, "dismiss"));
        Assert.Equal((ReminderState.Pending, daily.NextAt), await StateAsync(daily.Id, "dismiss"));
        Assert.Equal(version, (await fixture.FindAsync(_anna, daily.Id)).Version);
    }

    [Fact]
    public async Task The_end_ends_a_series_too_and_again_it_is_the_same()
    {
        var daily = await DueAsync("daily");

        var done = await fixture.DoAsync(_anna, daily.Id, "complete");

        Assert.Equal((ReminderState.Done, null), (done.State, done.NextAt));
        Assert.Equal(done, await fixture.DoAsync(_anna, daily.Id, "complete"));
        Assert.Equal(["completed", "fired", "created"], (await fixture.HistoryAsync(_anna, daily.Id)).Items.Select(entry => entry.What));
        fixture.Clock.Advance(TimeSpan.FromDays(2));
        // Something that is due after all that, so that there was occasion.
        await DueAsync();
        Assert.Equal(done, await fixture.FindAsync(_anna, daily.Id));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_with_its_history_and_devices_hear_of_it()
    {
        var reminder = await fixture.SetAsync(_anna, "2029-01-01T09:00");
        using var client = fixture.As(_anna);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{ReminderSteps.Path}/{reminder.Id}", TestContext.Current.CancellationToken)).StatusCode);

        foreach (var path in new[] { "", "/history" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{ReminderSteps.Path}/{reminder.Id}{path}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"{ReminderSteps.Path}/{reminder.Id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(0, await fixture.ScalarAsync<long>("select count(*) from reminder_history where reminder_id = $1", reminder.Id));
        await Eventually.IsTrueAsync("a device is told", () =>
            fixture.ToldIn(_anna.TenantId, NotificationKind.ReminderChanged).Any(told => told.SubjectId == reminder.Id && told.Version == 2));
    }

    [Fact]
    public async Task A_history_keeps_the_last_hundred()
    {
        var reminder = await fixture.SetAsync(_anna, "2029-01-01T09:00", "UTC");
        for (var day = 1; day <= 105; day++)
            await fixture.ChangeAsync(_anna, reminder.Id, new { LocalTime = new DateTime(2029, 1, 1, 9, 0, 0).AddDays(day).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture) });

        var items = (await fixture.HistoryAsync(_anna, reminder.Id)).Items;

        Assert.Equal(100, items.Count);
        Assert.All(items, entry => Assert.Equal(("changed", (Guid?)_anna.UserId), (entry.What, entry.By)));
        Assert.Equal(items.Select(entry => entry.At).OrderDescending(), items.Select(entry => entry.At));
    }

    [Fact]
    public async Task Concurrent_changes_happen_one_after_another()
    {
        var reminder = await fixture.SetAsync(_anna, "2029-01-01T09:00", "UTC");

        await Task.WhenAll(Enumerable.Range(1, 12).Select(day => fixture.ChangeAsync(_anna, reminder.Id, new { LocalTime = $"2029-02-{day:00}T09:00" })));

        Assert.Equal(13, (await fixture.FindAsync(_anna, reminder.Id)).Version);
        Assert.Equal(13, (await fixture.HistoryAsync(_anna, reminder.Id)).Items.Count);
    }

    private async Task<(ReminderState, DateTimeOffset?)> StateAsync(Guid id, string what)
    {
        var reminder = await fixture.DoAsync(_anna, id, what);
        return (reminder.State, reminder.NextAt);
    }
}
