using System.Net.Http.Json;
using Platform.Chat.Push;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Push;

/// <summary>What devices on which the app is closed are told of messages.</summary>
public sealed class PushTests(ChatFixture fixture) : IClassFixture<ChatFixture>, IAsyncLifetime
{
    private readonly PushDesk _desk = new(fixture);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_closed_device_is_told_what_was_written_and_where()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        var message = await _desk.SendAsync(anna, conversation.Id, "The **merger** is on [Friday](https://example.com), [@Boris](user:" + boris.UserId + ")");

        var push = (await phone.NextAsync(Ending)).Payload;

        Assert.Equal("message", push.GetProperty("kind").GetString());
        Assert.Equal((boris.UserId, conversation.Id, message.Id, message.Seq), (
            push.GetProperty("userId").GetGuid(), push.GetProperty("conversationId").GetGuid(), push.GetProperty("messageId").GetGuid(), push.GetProperty("seq").GetInt64()));
        Assert.Equal("Somebody", push.GetProperty("title").GetString());
        Assert.Equal("The merger is on Friday, @Boris", push.GetProperty("text").GetString());
        Assert.Empty(phone.Objections);
        var line = Assert.Single(await _desk.LinesAsync(boris, message));
        Assert.Equal((boris.SessionId, "Chrome on Windows", PushOutcome.Sent, message.Seq), (line.SessionId, line.Device, line.Outcome, line.Seq));
        Assert.Null(line.ArrivedAt);

        Assert.True(await _desk.IsNewsAsync(push));
        Assert.NotNull((await _desk.LinesAsync(boris, message))[0].ArrivedAt);
    }

    [Fact]
    public async Task A_text_that_no_Markdown_reader_takes_is_told_as_it_is()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        await _desk.SendAsync(anna, conversation.Id, new string('>', 200) + " deep");

        Assert.Equal(new string('>', 200) + " deep", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task In_a_group_it_says_who_wrote_and_the_author_is_told_nothing()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync("Board");
        var (annas, boriss, claras) = (await _desk.DeviceAsync(anna), await _desk.DeviceAsync(boris), await _desk.DeviceAsync(clara, "ru"));
        await _desk.SendAsync(anna, group.Id, "Hello");

        foreach (var device in new[] { boriss, claras })
        {
            var push = (await device.NextAsync(Ending)).Payload;
            Assert.Equal(("Board", "Somebody: Hello"), (push.GetProperty("title").GetString(), push.GetProperty("text").GetString()));
        }

        Assert.Equal(0, annas.Count);
    }

    [Theory]
    [InlineData("en", "New message")]
    [InlineData("ru", "Новое сообщение")]
    public async Task Whoever_hides_the_text_is_told_only_that_there_is_one(string language, string text)
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await _desk.ChooseAsync(boris, PushDesk.Usual with { WithText = false });
        var phone = await _desk.DeviceAsync(boris, language);
        await _desk.SendAsync(anna, conversation.Id, "The merger is on Friday");

        var push = (await phone.NextAsync(Ending)).Payload;

        Assert.Equal(text, push.GetProperty("text").GetString());
        Assert.DoesNotContain("merger", push.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_messages_at_once_the_newest_is_told_and_every_one_knows_by_which()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        await using var elsewhere = await _desk.OpenAsync(PushDesk.OtherDevice(boris));
        var messages = new List<Platform.Chat.Messages.Message>();
        for (var number = 1; number <= 20; number++) messages.Add(await _desk.SendAsync(anna, conversation.Id, $"Number {number}"));

        var push = await phone.NextAsync(Ending);

        Assert.Equal("Number 20", push.Payload.GetProperty("text").GetString());
        foreach (var message in new[] { messages[0], messages[10], messages[^1] })
            Assert.Equal((PushOutcome.Sent, messages[^1].Seq), (await _desk.LinesAsync(boris, message)).Select(line => (line.Outcome, line.Seq)).Single());
        Assert.Equal(1, phone.Count);

        // The next one takes its place where it has not arrived.
        await _desk.SendAsync(anna, conversation.Id, "Number 21");
        var next = await phone.NextAsync(Ending);
        Assert.Equal(("Number 21", push.Topic), (next.Payload.GetProperty("text").GetString(), next.Topic));
    }

    [Fact]
    public async Task Whoever_uses_the_app_elsewhere_is_told_only_of_what_they_leave_unread()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        await using var desk = await _desk.OpenAsync(PushDesk.OtherDevice(boris), fixture.OtherReplica);
        var read = await _desk.SendAsync(anna, conversation.Id, "Read at the desk");
        await desk.InvokeAsync("Read", conversation.Id, read.Seq);

        Assert.Equal(PushOutcome.Read, (await _desk.LinesAsync(boris, read)).Single().Outcome);

        var unread = await _desk.SendAsync(anna, conversation.Id, "Left unread");
        Assert.Equal("Left unread", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString());
        Assert.Equal(PushOutcome.Sent, (await _desk.LinesAsync(boris, unread)).Single().Outcome);
        Assert.Equal(1, phone.Count);
    }

    [Fact]
    public async Task Whoever_wants_it_always_is_told_at_once_and_of_a_device_that_idles_nobody_waits()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        await using var desk = await _desk.OpenAsync(PushDesk.OtherDevice(boris));
        await _desk.ChooseAsync(boris, PushDesk.Usual with { Push = "always" });
        await _desk.SendAsync(anna, conversation.Id, "At once");
        Assert.Equal("At once", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString());

        await _desk.ChooseAsync(boris, PushDesk.Usual, version: 2);
        await desk.InvokeAsync("SetIdle", true);
        var devices = fixture.Chat.App.Services.GetRequiredService<Chat.Devices.IOpenDevices>();
        await Eventually.IsTrueAsync("it idles", async () =>
            !(await devices.OfAsync(boris.TenantId, [boris.UserId], TimeProvider.System.GetUtcNow()))[boris.UserId].IsInUse, Ending);
        await _desk.SendAsync(anna, conversation.Id, "Nobody is there");
        Assert.Equal("Nobody is there", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_device_on_which_the_app_is_open_tells_by_itself()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var laptop = await _desk.DeviceAsync(boris);
        await using var app = await _desk.OpenAsync(boris, fixture.OtherReplica);
        var message = await _desk.SendAsync(anna, conversation.Id, "In the app");

        Assert.Equal(PushOutcome.AppOpen, (await _desk.LinesAsync(boris, message)).Single().Outcome);
        Assert.Equal(0, laptop.Count);
    }

    [Fact]
    public async Task A_device_that_went_away_before_it_could_tell_is_told()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var laptop = await _desk.DeviceAsync(boris);
        await using (await _desk.OpenAsync(boris)) await _desk.SendAsync(anna, conversation.Id, "Just before");

        Assert.Equal("Just before", (await laptop.NextAsync(Ending)).Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_waits_because_somebody_was_there_does_not_wait_once_they_are_gone()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        await fixture.ScalarAsync<object>("""
            insert into push_pending (tenant_id, session_id, kind, subject_id, user_id, conversation_id, from_seq, seq, version, happened_at, due_at)
            values ($1, $2, 'message', $3, $4, $3, 1, 1, 0, now(), now() + interval '1 hour')
            """, boris.TenantId, boris.SessionId, conversation.Id, boris.UserId);

        await _desk.SendAsync(anna, conversation.Id, "Nobody is there");

        Assert.Equal("Nobody is there", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_conversation_is_told_as_it_is_kept()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync("Board");
        var phone = await _desk.DeviceAsync(boris);
        await KeepAsync(boris, group.Id, new { Muted = true });
        await _desk.SendAsync(anna, group.Id, "Muted");
        await _desk.SendAsync(anna, group.Id, $"For you, [@Boris](user:{boris.UserId})");
        Assert.Contains("For you", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString(), StringComparison.Ordinal);

        await KeepAsync(boris, group.Id, new { Muted = false, Level = "mentions" });
        await _desk.SendAsync(anna, group.Id, "Not a mention");
        await _desk.SendAsync(anna, group.Id, "For [@all](user:all)");
        Assert.Contains("For @all", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString(), StringComparison.Ordinal);

        await KeepAsync(boris, group.Id, new { Level = "none" });
        await _desk.SendAsync(anna, group.Id, $"Nothing, [@Boris](user:{boris.UserId})");
        await KeepAsync(boris, group.Id, new { Level = "all" });
        await _desk.SendAsync(anna, group.Id, "All again");
        Assert.Contains("All again", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, phone.Count);
    }

    [Fact]
    public async Task Whoever_is_removed_or_whose_message_is_deleted_in_between_is_told_nothing()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync("Board");
        var (boriss, claras) = (await _desk.DeviceAsync(boris), await _desk.DeviceAsync(clara));
        await using var borisElsewhere = await _desk.OpenAsync(PushDesk.OtherDevice(boris));
        await using var claraElsewhere = await _desk.OpenAsync(PushDesk.OtherDevice(clara));
        var message = await _desk.SendAsync(anna, group.Id, "The merger is on Friday");
        using var client = fixture.As(anna);
        (await client.DeleteAsync($"/api/chat/v1/conversations/{group.Id}/members/{boris.UserId}", Ending)).EnsureSuccessStatusCode();
        (await client.DeleteAsync($"/api/chat/v1/conversations/{group.Id}/messages/{message.Seq}", Ending)).EnsureSuccessStatusCode();

        Assert.Equal(PushOutcome.Withdrawn, (await _desk.LinesAsync(clara, message)).Single().Outcome);
        await Eventually.IsTrueAsync("the other one is settled", async () =>
            await fixture.ScalarAsync<string>("select outcome from push_log where user_id = $1", boris.UserId) == PushOutcome.NotMember, Ending);
        Assert.Equal((0, 0), (boriss.Count, claras.Count));
    }

    [Fact]
    public async Task What_was_read_or_deleted_on_the_way_is_no_news()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        var message = await _desk.SendAsync(anna, conversation.Id, "Read meanwhile");
        var push = (await phone.NextAsync(Ending)).Payload;
        using (var client = fixture.As(boris))
            (await client.PostAsJsonAsync($"/api/chat/v1/conversations/{conversation.Id}/read", new { message.Seq }, Ending)).EnsureSuccessStatusCode();
        Assert.False(await _desk.IsNewsAsync(push));

        var deleted = await _desk.SendAsync(anna, conversation.Id, "Deleted meanwhile");
        push = (await phone.NextAsync(Ending)).Payload;
        using (var client = fixture.As(anna))
            (await client.DeleteAsync($"/api/chat/v1/conversations/{conversation.Id}/messages/{deleted.Seq}", Ending)).EnsureSuccessStatusCode();
        Assert.False(await _desk.IsNewsAsync(push));
    }

    [Fact]
    public async Task Do_not_disturb_and_quiet_hours_hold_messages_back_and_the_log_says_so()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        await DisturbAsync(boris, version: 1, isOn: true);
        var disturbing = await _desk.SendAsync(anna, conversation.Id, "Disturbing");
        Assert.Equal(PushOutcome.DoNotDisturb, (await _desk.LinesAsync(boris, disturbing)).Single().Outcome);

        await DisturbAsync(boris, version: 2, isOn: false);
        await _desk.ChooseAsync(boris, PushDesk.Usual with { QuietHours = new("00:00", "23:59", "UTC", null) });
        var quiet = await _desk.SendAsync(anna, conversation.Id, "Quiet");
        Assert.Equal(PushOutcome.QuietHours, (await _desk.LinesAsync(boris, quiet)).Single().Outcome);
        Assert.Equal(0, phone.Count);
    }

    [Fact]
    public async Task A_hundred_devices_and_two_replicas_tell_each_message_once()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var devices = new List<TestBrowser>();
        for (var number = 0; number < 100; number++) devices.Add(await _desk.DeviceAsync(PushDesk.OtherDevice(boris)));
        var message = await _desk.SendAsync(anna, conversation.Id, "Everywhere");

        foreach (var device in devices) Assert.Equal(message.Seq, (await device.NextAsync(Ending)).Payload.GetProperty("seq").GetInt64());
        await _desk.LinesAsync(boris, message, devices.Count);

        // The event again, as a repeated delivery.
        await fixture.PublishAsync(new MessagesPosted(anna.TenantId, Guid.CreateVersion7(), [new(conversation.Id, message.Id, anna.UserId, "Everywhere", message.CreatedAt, message.Seq)]));
        await Eventually.IsTrueAsync("nothing waits", async () =>
            await fixture.ScalarAsync<long>("select count(*) from push_pending where tenant_id = $1", anna.TenantId) == 0, Ending);
        Assert.All(devices, device => Assert.Equal(1, device.Count));
    }

    private async Task KeepAsync(TestPerson person, Guid conversationId, object preferences)
    {
        using var client = fixture.As(person);
        (await client.PatchAsJsonAsync($"/api/chat/v1/conversations/{conversationId}/preferences", preferences, Ending)).EnsureSuccessStatusCode();
    }

    private async Task DisturbAsync(TestPerson person, long version, bool isOn)
    {
        await fixture.PublishAsync(new DoNotDisturbChanged(person.TenantId, Guid.CreateVersion7(), person.UserId, version, isOn));
        await Eventually.IsTrueAsync("chat knows it", async () =>
            await fixture.ScalarAsync<long>("select version from do_not_disturb where user_id = $1", person.UserId) == version, Ending);
    }
}
