using System.Net;
using System.Text.Json;
using Platform.Contracts;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Waiting;

/// <summary>Reminders that wait for a person, and what they do when presence says that the person came.</summary>
public sealed class WhenOnlineTests : IClassFixture<OneProcess>
{
    private static readonly Guid Nobody = Guid.CreateVersion7();
    private readonly OneProcess _fixture;
    private readonly TestPerson _boris = TestPerson.In(Guid.CreateVersion7());
    private readonly TestPerson _anna;

    public WhenOnlineTests(OneProcess fixture) => (_fixture, _anna) = (fixture, fixture.Authority.Know(TestPerson.In(_boris.TenantId)));

    [Fact]
    public async Task It_waits_without_a_time_and_presence_is_told_whom_it_waits_for()
    {
        var reminder = await WaitAsync(_boris);

        Assert.Equal((_anna.UserId, null, ReminderState.Pending, "never"), (reminder.WhenOnline!.Value, reminder.NextAt, reminder.State, reminder.Repeat.ToString().ToLowerInvariant()));
        Assert.Equal(reminder, await _fixture.FindAsync(_boris, reminder.Id));
        var awaited = await UntilAwaitedAsync(1);
        Assert.Equal((_anna.UserId, reminder.CreatedAt), (awaited[0].UserId, awaited[0].Since));
    }

    [Fact]
    public async Task Who_comes_fires_all_that_wait_for_them_once()
    {
        var clara = TestPerson.In(_boris.TenantId);
        var reminders = new[] { (_boris, await WaitAsync(_boris)), (_boris, await WaitAsync(_boris)), (clara, await WaitAsync(clara)) };
        var forAnother = await WaitAsync(_boris, _fixture.Authority.Know(TestPerson.In(_boris.TenantId)));
        var elsewhere = TestPerson.In(Guid.CreateVersion7());
        var ofAnotherTenant = await WaitAsync(elsewhere, _fixture.Authority.Know(_anna with { TenantId = elsewhere.TenantId }));
        var came = await ComeAsync();
        await _fixture.PublishAsync(came);

        foreach (var (person, reminder) in reminders)
        {
            var due = await _fixture.UntilDueAsync(person, reminder.Id);
            Assert.Equal((2L, _anna.UserId, null), (due.Version, due.WhenOnline!.Value, due.NextAt));
            Assert.Equal(due.FiredAt, due.DueAt);
            Assert.Equal(new ReminderEntry("fired", due.FiredAt!.Value, null), (await _fixture.HistoryAsync(person, reminder.Id)).Items[0]);
        }

        // Something that comes after both deliveries.
        var last = await WaitAsync(clara);
        await ComeAsync();
        await _fixture.UntilDueAsync(clara, last.Id);
        await Eventually.IsTrueAsync("all are told", () => _fixture.ToldIn(_boris.TenantId, NotificationKind.ReminderDue).Count >= 4);
        Assert.Equal(4, _fixture.ToldIn(_boris.TenantId, NotificationKind.ReminderDue).Select(told => (told.SubjectId, told.Version)).Distinct().Count());
        Assert.Equal(4, _fixture.ToldIn(_boris.TenantId, NotificationKind.ReminderDue).Count);
        Assert.All(_fixture.ToldIn(_boris.TenantId, NotificationKind.ReminderDue), told => Assert.Equal(_anna.UserId, told.CameOnline));
        Assert.Equal(ReminderState.Pending, (await _fixture.FindAsync(_boris, forAnother.Id)).State);
        Assert.Equal(ReminderState.Pending, (await _fixture.FindAsync(elsewhere, ofAnotherTenant.Id)).State);
    }

    [Fact]
    public async Task What_was_held_up_on_its_way_does_not_fire_who_began_to_wait_later()
    {
        var early = await WaitAsync(_boris);
        var heldUp = new PersonCameOnline(_boris.TenantId, Guid.CreateVersion7(), _anna.UserId, early.CreatedAt);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        var late = await WaitAsync(_boris);

        await _fixture.PublishAsync(heldUp);

        await _fixture.UntilDueAsync(_boris, early.Id);
        Assert.Equal(late, await _fixture.FindAsync(_boris, late.Id));
    }

    [Fact]
    public async Task More_people_than_one_event_carries_may_wait_for_the_same_one()
    {
        const int Many = 1_100;
        var at = _fixture.Clock.GetUtcNow();
        await _fixture.FillAsync(_boris.TenantId, Many, at.AddYears(1));
        await _fixture.ScalarAsync<object>(
            "update reminder set next_at = null, when_online = $2, waiting_since = $3 where tenant_id = $1", _boris.TenantId, _anna.UserId, at);

        await ComeAsync();

        await Eventually.IsTrueAsync("all are told", () =>
        {
            _fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return _fixture.ToldIn(_boris.TenantId, NotificationKind.ReminderDue).Count >= Many;
        }, TestContext.Current.CancellationToken);
        var events = _fixture.RaisedIn(_boris.TenantId);
        Assert.Equal([100, 500, 500], events.Select(raised => raised.Items.Count).Order());
        Assert.Equal(Many, await _fixture.ScalarAsync<long>("select count(*) from reminder_history where tenant_id = $1 and what = 'fired'", _boris.TenantId));
    }

    [Fact]
    public async Task A_time_becomes_a_person_and_a_person_a_time()
    {
        var timed = await _fixture.SetAsync(_boris, "2027-01-01T09:00", repeat: "daily");

        var waiting = await _fixture.ChangeAsync(_boris, timed.Id, new { WhenOnline = _anna.UserId, timed.Version });
        Assert.Equal((_anna.UserId, null, "Europe/Moscow", ReminderState.Pending), (waiting.WhenOnline!.Value, waiting.NextAt, waiting.TimeZone, waiting.State));
        Assert.Equal(waiting, await _fixture.FindAsync(_boris, timed.Id));
        Assert.Single(await UntilAwaitedAsync(1));
        var problem = await (await _fixture.TryChangeAsync(_boris, timed.Id, new { Repeat = "daily" })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        Assert.Equal(["localTime", "timeZone"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));

        var again = await _fixture.ChangeAsync(_boris, timed.Id, new { LocalTime = "2027-02-01T09:00", TimeZone = "UTC" });
        Assert.Equal((null, "2027-02-01T09:00", new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero)), (again.WhenOnline, again.LocalTime, again.NextAt!.Value));
        await ComeAsync();
        var marker = await WaitAsync(_boris);
        await ComeAsync();
        await _fixture.UntilDueAsync(_boris, marker.Id);
        Assert.Equal(again, await _fixture.FindAsync(_boris, timed.Id));
    }

    [Fact]
    public async Task Snoozed_it_has_a_time_also_before_they_came()
    {
        var reminder = await WaitAsync(_boris);

        var paused = await _fixture.DoAsync(_boris, reminder.Id, "snooze", new { Hours = 2 });

        Assert.Null(paused.WhenOnline);
        Assert.InRange(paused.NextAt!.Value, reminder.CreatedAt.AddHours(2), _fixture.Clock.GetUtcNow().AddHours(2));
        _fixture.Clock.Advance(TimeSpan.FromHours(2));
        await _fixture.UntilDueAsync(_boris, reminder.Id, paused.NextAt);
    }

    [Fact]
    public async Task Once_it_has_fired_it_can_wait_for_them_again_or_be_over()
    {
        var reminder = await WaitAsync(_boris);
        await ComeAsync();
        await _fixture.UntilDueAsync(_boris, reminder.Id);

        _fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ReminderState.Pending, (await _fixture.ChangeAsync(_boris, reminder.Id, new { WhenOnline = _anna.UserId })).State);
        Assert.Equal(2, (await UntilAwaitedAsync(2)).Count);
        await ComeAsync();
        await _fixture.UntilDueAsync(_boris, reminder.Id);

        var over = await _fixture.DoAsync(_boris, reminder.Id, "dismiss");
        Assert.Equal((ReminderState.Done, _anna.UserId), (over.State, over.WhenOnline!.Value));
    }

    [Fact]
    public async Task Those_that_wait_for_somebody_stand_last_in_the_list_page_by_page()
    {
        var waiting = new[] { await WaitAsync(_boris), await WaitAsync(_boris), await WaitAsync(_boris) };
        var timed = new[] { await _fixture.SetAsync(_boris, "2027-01-01T09:00"), await _fixture.SetAsync(_boris, "2036-01-01T09:00") };

        var ids = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await _fixture.ListAsync(_boris, $"?limit=2&cursor={cursor}");
            ids.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(timed.Concat(waiting.OrderBy(one => one.Id)).Select(one => one.Id), ids);
    }

    public static TheoryData<string, string[]> Refused => new()
    {
        { """{"localTime":"2027-01-01T09:00","timeZone":"UTC","whenOnline":"ANNA"}""", ["localTime", "timeZone", "whenOnline"] },
        { """{"repeat":"daily","whenOnline":"ANNA"}""", ["repeat", "whenOnline"] },
        { """{"whenOnline":"MYSELF"}""", ["whenOnline"] },
        { """{"whenOnline":"NOBODY"}""", ["whenOnline"] },
        { """{"whenOnline":"STRANGER"}""", ["whenOnline"] },
        { """{"whenOnline":"GONE"}""", ["whenOnline"] },
        { "{}", ["localTime"] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_waited_for_is_refused_by_field(string json, string[] fields)
    {
        var text = json.Replace("ANNA", _anna.UserId.ToString(), StringComparison.Ordinal).Replace("MYSELF", _boris.UserId.ToString(), StringComparison.Ordinal)
            .Replace("NOBODY", Nobody.ToString(), StringComparison.Ordinal)
            .Replace("STRANGER", _fixture.Authority.Know(TestPerson.In(Guid.CreateVersion7())).UserId.ToString(), StringComparison.Ordinal)
            .Replace("GONE", _fixture.Authority.Know(TestPerson.In(_boris.TenantId), isActive: false).UserId.ToString(), StringComparison.Ordinal);
        var message = _fixture.Chat.Post("Call Maria", _boris);
        var reminder = await _fixture.SetAsync(_boris, "2027-01-01T09:00");
        var wanted = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text)!;
        var ofMessage = JsonSerializer.SerializeToElement(new { conversationId = message.ConversationId, messageId = message.Id, seq = message.Seq });

        var created = await _fixture.TrySetAsync(_boris, wanted.Concat(ofMessage.EnumerateObject().Select(one => new KeyValuePair<string, JsonElement>(one.Name, one.Value))).ToDictionary());
        var changed = await _fixture.TryChangeAsync(_boris, reminder.Id, wanted);

        foreach (var response in new[] { created, changed })
        {
            var problem = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
            Assert.Equal(fields, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        }

        Assert.Equal(reminder, Assert.Single((await _fixture.ListAsync(_boris)).Items));
    }

    private async Task<Reminders.Reminder> WaitAsync(TestPerson person, TestPerson? forWhom = null)
    {
        var message = _fixture.Chat.Post("Call Maria", person);
        var response = await _fixture.TrySetAsync(person, new { message.ConversationId, MessageId = message.Id, message.Seq, WhenOnline = (forWhom ?? _anna).UserId });
        return await response.ReadAsync<Reminders.Reminder>();
    }

    // What presence says once it has heard of everybody who waits.
    private async Task<PersonCameOnline> ComeAsync()
    {
        var came = new PersonCameOnline(_boris.TenantId, Guid.CreateVersion7(), _anna.UserId, _fixture.Clock.GetUtcNow());
        await _fixture.PublishAsync(came);
        return came;
    }

    private async Task<IReadOnlyList<PersonAwaited>> UntilAwaitedAsync(int count)
    {
        await Eventually.IsTrueAsync("presence is told", () =>
        {
            _fixture.Clock.Advance(TimeSpan.FromMilliseconds(10));
            return _fixture.AwaitedIn(_boris.TenantId).Count >= count;
        }, TestContext.Current.CancellationToken);
        return _fixture.AwaitedIn(_boris.TenantId);
    }
}
