using Platform.Contracts;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Firing;

/// <summary>What fires, when, and what is told.</summary>
public sealed class FiringTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    [Fact]
    public async Task At_its_time_and_not_before_it_is_due_and_told_once_without_text()
    {
        var message = fixture.Chat.Post("Confidential", _anna);
        var reminder = await fixture.SetAsync(_anna, In(60), "UTC", message: message);
        var before = await fixture.SetAsync(_anna, In(59), "UTC");
        var at = reminder.NextAt!.Value;

        // A moment before its time there is occasion to fire: what is due a minute earlier does.
        fixture.Clock.SetUtcNow(at.AddSeconds(-20));
        await UntilToldAsync(before.Id);
        Assert.True(fixture.Clock.GetUtcNow() < at);
        Assert.Equal(reminder, await fixture.FindAsync(_anna, reminder.Id));
        fixture.Clock.SetUtcNow(at);
        var due = await fixture.UntilDueAsync(_anna, reminder.Id);

        Assert.Equal((ReminderState.Due, at, null, reminder.Version + 1), (due.State, due.DueAt!.Value, due.NextAt, due.Version));
        Assert.InRange(due.FiredAt!.Value, at, fixture.Clock.GetUtcNow());
        await UntilToldAsync(reminder.Id);
        Assert.Equal(
            new UserNotification(_anna.UserId, NotificationKind.ReminderDue, reminder.Id, due.Version, message.ConversationId, message.Id, message.Seq, at),
            Assert.Single(fixture.ToldIn(_anna.TenantId, NotificationKind.ReminderDue), told => told.SubjectId == reminder.Id));
        Assert.DoesNotContain(message.Body, System.Text.Json.JsonSerializer.Serialize(fixture.RaisedIn(_anna.TenantId)), StringComparison.Ordinal);
        Assert.Equal(new ReminderEntry("fired", due.FiredAt.Value, null), (await fixture.HistoryAsync(_anna, reminder.Id)).Items[0]);
    }

    [Fact]
    public async Task One_that_repeats_is_due_each_time_and_waits_for_the_next()
    {
        var reminder = await fixture.SetAsync(_anna, In(10), "UTC", "daily");
        for (var day = 0; day < 3; day++)
        {
            var at = reminder.NextAt!.Value.AddDays(day);
            fixture.Clock.SetUtcNow(at);
            var due = await fixture.UntilDueAsync(_anna, reminder.Id, at);
            Assert.Equal((at.AddDays(1), day + 2L), (due.NextAt!.Value, due.Version));
        }

        await Eventually.IsTrueAsync("three are told", () => DueOf(reminder.Id).Count == 3);
        Assert.Equal(Enumerable.Range(0, 3).Select(day => reminder.NextAt!.Value.AddDays(day)), DueOf(reminder.Id).Select(told => told.At));
    }

    [Fact]
    public async Task What_was_missed_fires_once_and_goes_on_with_what_is_to_come()
    {
        var reminder = await fixture.SetAsync(_anna, In(10), "UTC", "daily");
        var at = reminder.NextAt!.Value;

        // As if nobody had been there for five days and a half.
        fixture.Clock.SetUtcNow(at.AddDays(5.5));
        var due = await fixture.UntilDueAsync(_anna, reminder.Id);

        Assert.Equal((at, at.AddDays(6), 2L), (due.DueAt!.Value, due.NextAt!.Value, due.Version));
        fixture.Clock.SetUtcNow(at.AddDays(6));
        await fixture.UntilDueAsync(_anna, reminder.Id, at.AddDays(6));
        await Eventually.IsTrueAsync("both are told", () => DueOf(reminder.Id).Count >= 2);
        Assert.Equal([at, at.AddDays(6)], DueOf(reminder.Id).Select(told => told.At));
    }

    [Fact]
    public async Task Those_of_a_tenant_are_told_in_the_order_of_their_times_and_many_in_few_events()
    {
        var at = fixture.Clock.GetUtcNow().AddHours(1);
        for (var minute = 4; minute >= 0; minute--) await fixture.FillAsync(_anna.TenantId, 200, at.AddMinutes(minute));

        fixture.Clock.SetUtcNow(at.AddMinutes(5));
        await Eventually.IsTrueAsync("all are told", () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return fixture.ToldIn(_anna.TenantId, NotificationKind.ReminderDue).Count >= 1_000;
        });

        var events = fixture.RaisedIn(_anna.TenantId).OrderBy(raised => raised.EventId).ToList();
        Assert.Equal([500, 500], events.Select(raised => raised.Items.Count));
        Assert.All(events, raised => Assert.Equal(raised.Items.Select(item => item.At).Order(), raised.Items.Select(item => item.At)));
        Assert.True(events[0].Items.Max(item => item.At) <= events[1].Items.Min(item => item.At));
    }

    private string In(int minutes) =>
        fixture.Clock.GetUtcNow().AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private List<UserNotification> DueOf(Guid id) =>
        [.. fixture.ToldIn(_anna.TenantId, NotificationKind.ReminderDue).Where(told => told.SubjectId == id)];

    private Task UntilToldAsync(Guid id) => Eventually.IsTrueAsync("it is told", () =>
    {
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(10));
        return DueOf(id).Count > 0;
    }, TestContext.Current.CancellationToken);
}

/// <summary>A series over the end of a short month, with a clock of its own.</summary>
public sealed class ShortMonthTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    [Fact]
    public async Task A_monthly_series_keeps_its_day_through_a_short_month_and_a_change_that_does_not_move_it()
    {
        var reminder = await fixture.SetAsync(_anna, "2027-01-31T09:00", "UTC", "monthly");
        fixture.Clock.SetUtcNow(reminder.NextAt!.Value);
        Assert.Equal("2027-02-28T09:00", (await fixture.UntilDueAsync(_anna, reminder.Id)).LocalTime);

        var moved = await fixture.ChangeAsync(_anna, reminder.Id, new { LocalTime = "2027-02-28T09:00", TimeZone = "Europe/Paris", Repeat = "monthly" });
        Assert.Equal(("2027-02-28T09:00", ReminderState.Pending), (moved.LocalTime, moved.State));
        Assert.Equal(new DateTimeOffset(2027, 2, 28, 8, 0, 0, TimeSpan.Zero), moved.NextAt);
        fixture.Clock.SetUtcNow(moved.NextAt!.Value);

        Assert.Equal("2027-03-31T09:00", (await fixture.UntilDueAsync(_anna, reminder.Id, moved.NextAt)).LocalTime);
    }
}
