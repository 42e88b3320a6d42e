using System.Net;
using System.Text;
using System.Text.Json;
using Platform.Contracts;
using Platform.Reminder.Reminders;
using Platform.Reminder.Times;

namespace Platform.Reminder.Tests.Rest;

/// <summary>Setting a reminder.</summary>
public sealed class SettingTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    [Fact]
    public async Task A_reminder_says_what_it_is_about_and_when()
    {
        var message = fixture.Chat.Post("Call Maria about the certificates", _anna);

        var reminder = await fixture.SetAsync(_anna, "2026-11-27T09:00", message: message);

        var now = fixture.Clock.GetUtcNow();
        Assert.Equal(
            new Reminders.Reminder(
                reminder.Id, message.ConversationId, message.Id, message.Seq, null, message.AuthorId, message.Body, MessageState.Available,
                _anna.UserId, _anna.UserId, "2026-11-27T09:00", "Europe/Moscow", Repeat.Never, ReminderState.Pending,
                new DateTimeOffset(2026, 11, 27, 6, 0, 0, TimeSpan.Zero), null, null, now, now, 1, null),
            reminder with { CreatedAt = now, ChangedAt = now });
        Assert.Equal(7, reminder.Id.Version);
        Assert.Equal(reminder, await fixture.FindAsync(_anna, reminder.Id));
        Assert.Equal([new ReminderEntry("created", reminder.CreatedAt, _anna.UserId)], (await fixture.HistoryAsync(_anna, reminder.Id)).Items);
        await Eventually.IsTrueAsync("her devices are told", () => fixture.ToldIn(_anna.TenantId, NotificationKind.ReminderChanged).Count == 1);
        var told = Assert.Single(fixture.ToldIn(_anna.TenantId, NotificationKind.ReminderChanged));
        Assert.Equal(
            (_anna.UserId, reminder.Id, 1L, (Guid?)message.ConversationId, (Guid?)message.Id, (long?)message.Seq),
            (told.UserId, told.SubjectId, told.Version, told.ConversationId, told.MessageId, told.Seq));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:30:00Z")]
    [InlineData("Europe/Berlin", "2027-10-31T02:30", "2027-10-31T00:30:00Z")]
    [InlineData("Asia/Tokyo", "2026-11-25T18:01", "2026-11-25T09:01:00Z")]
    public async Task The_instant_follows_from_wall_and_zone(string zone, string wall, string instant)
    {
        var reminder = await fixture.SetAsync(_anna, wall, zone);

        Assert.Equal((DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), wall, zone), (reminder.NextAt!.Value, reminder.LocalTime, reminder.TimeZone));
    }

    [Fact]
    public async Task Weekdays_begun_on_a_weekend_begin_on_Monday()
    {
        var reminder = await fixture.SetAsync(_anna, "2026-11-28T09:00", repeat: "weekdays");

        Assert.Equal(("2026-11-30T09:00", Repeat.Weekdays), (reminder.LocalTime, reminder.Repeat));
    }

    [Fact]
    public async Task A_long_message_is_cut_at_what_is_seen_as_a_character()
    {
        var body = new string('a', 295) + "👨‍👩‍👧‍👦" + "rest";

        var reminder = await fixture.SetAsync(_anna, "2026-11-27T09:00", message: fixture.Chat.Post(body, _anna));

        Assert.Equal(new string('a', 295), reminder.Excerpt);
    }

    [Fact]
    public async Task The_same_request_again_finds_what_the_first_one_made()
    {
        var (wanted, key) = (ReminderSteps.Wanted(fixture.Chat.Post("Call", _anna), "2026-11-27T09:00"), Guid.CreateVersion7());

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fixture.TrySetAsync(_anna, wanted, key)));

        var made = await Task.WhenAll(all.Select(response => response.ReadAsync<Reminders.Reminder>()));
        Assert.Single(made.Select(reminder => reminder.Id).Distinct());
        Assert.Equal(1, all.Count(response => response.StatusCode == HttpStatusCode.Created));
        Assert.Single((await fixture.ListAsync(_anna)).Items);
        // Of somebody else the key is another.
        var boris = TestPerson.In(_anna.TenantId);
        Assert.Equal(HttpStatusCode.Created, (await fixture.TrySetAsync(boris, ReminderSteps.Wanted(fixture.Chat.Post("Call", boris), "2026-11-27T09:00"), key)).StatusCode);
    }

    [Fact]
    public async Task There_is_one_open_reminder_of_a_message_and_the_refusal_names_it()
    {
        var message = fixture.Chat.Post("Call", _anna);
        var wanted = ReminderSteps.Wanted(message, "2026-11-27T09:00");
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fixture.TrySetAsync(_anna, wanted)));
        var reminder = await Assert.Single(all, response => response.StatusCode == HttpStatusCode.Created).ReadAsync<Reminders.Reminder>();

        foreach (var refused in all.Where(response => response.StatusCode != HttpStatusCode.Created))
        {
            var problem = await refused.ProblemAsync(HttpStatusCode.Conflict, "reminder_exists");
            Assert.Equal(reminder.Id, problem.GetProperty("reminderId").GetGuid());
        }

        await fixture.DoAsync(_anna, reminder.Id, "complete");
        var second = await fixture.SetAsync(_anna, "2026-11-27T09:00", message: message);
        await (await fixture.TryDoAsync(_anna, reminder.Id, "snooze", new { Hours = 1 })).ProblemAsync(HttpStatusCode.Conflict, "reminder_exists");
        Assert.NotEqual(reminder.Id, second.Id);
    }

    [Fact]
    public async Task Beyond_a_thousand_open_ones_there_is_no_more()
    {
        await fixture.FillAsync(_anna.TenantId, 1_000, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await fixture.ScalarAsync<object>("update reminder set user_id = $2, created_by = $2 where tenant_id = $1", _anna.TenantId, _anna.UserId);

        var refused = await fixture.TrySetAsync(_anna, ReminderSteps.Wanted(fixture.Chat.Post("One more", _anna), "2026-11-27T09:00"));

        var problem = await refused.ProblemAsync(HttpStatusCode.Conflict, "too_many_reminders");
        Assert.Equal(1_000, problem.GetProperty("limit").GetInt32());
        await fixture.DoAsync(_anna, (await fixture.ListAsync(_anna, "?limit=1")).Items[0].Id, "complete");
        await fixture.SetAsync(_anna, "2026-11-27T09:00");
    }

    [Fact]
    public async Task What_one_may_not_see_one_is_not_reminded_of()
    {
        var boris = TestPerson.In(_anna.TenantId);
        var message = fixture.Chat.Post("For Boris alone", boris);
        var deleted = fixture.Chat.Post("Deleted", _anna);
        deleted.IsDeleted = true;
        var (mine, another) = (fixture.Chat.Post("Mine", _anna), fixture.Chat.Post("Mine too", _anna));

        foreach (var wanted in new[]
        {
            ReminderSteps.Wanted(message, "2026-11-27T09:00"),
            ReminderSteps.Wanted(deleted, "2026-11-27T09:00"),
            // The seq of one message and the id of another.
            new { mine.ConversationId, MessageId = another.Id, mine.Seq, LocalTime = "2026-11-27T09:00", TimeZone = "UTC" },
            new { mine.ConversationId, MessageId = mine.Id, Seq = mine.Seq + 1_000, LocalTime = "2026-11-27T09:00", TimeZone = "UTC" },
        })
        {
            await (await fixture.TrySetAsync(_anna, wanted)).ProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        Assert.Empty((await fixture.ListAsync(_anna)).Items);
    }

    [Fact]
    public async Task What_happens_to_the_message_while_the_reminder_is_made_is_not_missed()
    {
        var deleted = fixture.Chat.Post("Soon gone", _anna);
        deleted.AfterLook = () => deleted.IsDeleted = true;
        var edited = fixture.Chat.Post("Soon other", _anna);
        edited.AfterLook = () => edited.EditedBody = "Other";

        var ofDeleted = await fixture.SetAsync(_anna, "2026-11-27T09:00", message: deleted);
        var ofEdited = await fixture.SetAsync(_anna, "2026-11-27T09:00", message: edited);

        Assert.Equal((MessageState.Unavailable, null), (ofDeleted.Message, ofDeleted.Excerpt));
        Assert.Equal((MessageState.Available, "Other"), (ofEdited.Message, ofEdited.Excerpt));
        Assert.Equal(ofDeleted, await fixture.FindAsync(_anna, ofDeleted.Id));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Without_chat_it_says_that_chat_is_missing(int status)
    {
        var message = fixture.Chat.Post("Call", _anna);
        fixture.Chat.FailsWith = status;
        try
        {
            var refused = await fixture.TrySetAsync(_anna, ReminderSteps.Wanted(message, "2026-11-27T09:00"));

            var problem = await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable, "chat_unavailable");
            Assert.Contains("chat", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.NotNull(refused.Headers.RetryAfter);
        }
        finally
        {
            fixture.Chat.FailsWith = null;
        }
    }

    [Fact]
    public async Task A_time_that_is_over_is_told_with_the_present_one()
    {
        var refused = await fixture.TrySetAsync(_anna, ReminderSteps.Wanted(fixture.Chat.Post("Call", _anna), "2026-11-25T11:59"));

        var problem = await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        var text = Assert.Single(problem.GetProperty("errors").GetProperty("localTime").EnumerateArray()).GetString()!;
        Assert.Contains("2026-11-25T11:59", text, StringComparison.Ordinal);
        Assert.Contains("2026-11-25T12:00", text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { """{"localTime":null}""", "localTime" },
        { """{"localTime":""}""", "localTime" },
        { """{"localTime":"tomorrow"}""", "localTime" },
        { """{"localTime":"2026-11-27"}""", "localTime" },
        { """{"localTime":"2026-11-27T09:00:00"}""", "localTime" },
        { """{"localTime":"2026-11-27T09:00Z"}""", "localTime" },
        { """{"localTime":"2026-11-27T09:00+03:00"}""", "localTime" },
        { """{"localTime":"2026-11-27 09:00"}""", "localTime" },
        { """{"localTime":" 2026-11-27T09:00"}""", "localTime" },
        { """{"localTime":"2026-11-31T09:00"}""", "localTime" },
        { """{"localTime":"2027-02-29T09:00"}""", "localTime" },
        { """{"localTime":"2026-11-27T24:00"}""", "localTime" },
        { """{"localTime":"2026-11-27T09:60"}""", "localTime" },
        { """{"localTime":"-2026-11-27T09:00"}""", "localTime" },
        { """{"localTime":"99999-11-27T09:00"}""", "localTime" },
        { """{"localTime":"٢٠٢٦-11-27T09:00"}""", "localTime" },
        { """{"localTime":20261127}""", "localTime" },
        // Now, in Moscow: that is over; ten years and a minute.
        { """{"localTime":"2026-11-25T12:00"}""", "localTime" },
        { """{"localTime":"0001-01-01T00:00"}""", "localTime" },
        { """{"localTime":"2036-11-25T12:01"}""", "localTime" },
        { """{"localTime":"9999-12-31T23:59"}""", "localTime" },
        { """{"timeZone":null}""", "timeZone" },
        { """{"timeZone":""}""", "timeZone" },
        { """{"timeZone":"Europe/Nowhere"}""", "timeZone" },
        { """{"timeZone":"europe/moscow"}""", "timeZone" },
        { """{"timeZone":"UTC+03:00"}""", "timeZone" },
        { """{"timeZone":"Russian Standard Time"}""", "timeZone" },
        { """{"timeZone":"../../etc/passwd"}""", "timeZone" },
        { """{"timeZone":3}""", "timeZone" },
        { """{"repeat":"hourly"}""", "repeat" },
        { """{"repeat":"Daily"}""", "repeat" },
        { """{"repeat":""}""", "repeat" },
        { """{"repeat":1}""", "repeat" },
        { """{"conversationId":"00000000-0000-0000-0000-000000000000"}""", "conversationId" },
        { """{"conversationId":"abc"}""", "conversationId" },
        { """{"messageId":"00000000-0000-0000-0000-000000000000"}""", "messageId" },
        { """{"messageId":7}""", "messageId" },
        { """{"seq":0}""", "seq" },
        { """{"seq":-1}""", "seq" },
        { """{"seq":99999999999999999999}""", "seq" },
        { """{"seq":1.5}""", "seq" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_out_of_bounds_is_refused_by_field(string changed, string field)
    {
        var message = fixture.Chat.Post("Call", _anna);
        var wanted = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(JsonSerializer.Serialize(
            ReminderSteps.Wanted(message, "2026-11-27T09:00"), JsonSerializerOptions.Web))!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(changed)!) wanted[name] = value;

        var problem = await (await fixture.TrySetAsync(_anna, wanted)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Empty((await fixture.ListAsync(_anna)).Items);
    }

    [Fact]
    public async Task The_last_minute_of_ten_years_is_taken_and_so_is_the_next_one_from_now()
    {
        await fixture.SetAsync(_anna, "2036-11-25T09:00", "UTC");
        await fixture.SetAsync(_anna, fixture.Clock.GetUtcNow().AddMinutes(1).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), "UTC");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public async Task What_is_no_request_is_refused(string json)
    {
        using var client = fixture.As(_anna);

        var response = await client.PostAsync(ReminderSteps.Path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
