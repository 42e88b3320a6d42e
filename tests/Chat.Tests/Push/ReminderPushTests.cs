using Platform.Chat.Messages;
using Platform.Chat.Push;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Push;

/// <summary>What closed devices are told of reminders.</summary>
public sealed class ReminderPushTests(ChatFixture fixture) : IClassFixture<ChatFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private readonly PushDesk _desk = new(fixture);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_closed_device_is_told_with_the_text_of_the_message()
    {
        var (boris, phone, message) = await RemindedAsync();
        var due = Due(boris, message);
        await RaiseAsync(boris, due);

        var push = (await phone.NextAsync(Ending)).Payload;

        Assert.Equal(("reminder", due.SubjectId, message.Id), (push.GetProperty("kind").GetString(), push.GetProperty("reminderId").GetGuid(), push.GetProperty("messageId").GetGuid()));
        Assert.Equal(("Reminder: message from Somebody", "The merger is on Friday"), (push.GetProperty("title").GetString(), push.GetProperty("text").GetString()));
        Assert.Equal("2026-11-26T09:00:00+00:00", push.GetProperty("dueAt").GetString());
        var line = Assert.Single(await _desk.LinesAsync(boris, message));
        Assert.Equal(("reminder", PushOutcome.Sent), (line.Kind, line.Outcome));
    }

    [Theory]
    [InlineData("en", "Somebody is online now")]
    [InlineData("ru", "Somebody сейчас в сети")]
    public async Task Where_somebody_was_waited_for_it_says_that_they_are_online(string language, string title)
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var message = await _desk.SendAsync(boris, conversation.Id, "The merger is on Friday");
        var phone = await _desk.DeviceAsync(boris, language);
        await RaiseAsync(boris, Due(boris, message) with { CameOnline = anna.UserId });

        var push = (await phone.NextAsync(Ending)).Payload;

        Assert.Equal((title, "The merger is on Friday"), (push.GetProperty("title").GetString(), push.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Acted_on_elsewhere_it_is_no_news_and_is_not_told_if_it_waits()
    {
        var (boris, phone, message) = await RemindedAsync();
        var due = Due(boris, message);
        await RaiseAsync(boris, due);
        var push = (await phone.NextAsync(Ending)).Payload;
        Assert.True(await _desk.IsNewsAsync(push));

        await RaiseAsync(boris, due with { Kind = NotificationKind.ReminderChanged, Version = due.Version + 1 });
        await Eventually.IsTrueAsync("it is no news", async () => !await _desk.IsNewsAsync(push), Ending);

        await using var elsewhere = await _desk.OpenAsync(PushDesk.OtherDevice(boris));
        var waiting = Due(boris, message);
        await RaiseAsync(boris, waiting);
        await RaiseAsync(boris, waiting with { Kind = NotificationKind.ReminderChanged, Version = waiting.Version + 1 });
        await RaiseAsync(boris, Due(boris, message));
        await phone.NextAsync(Ending);
        Assert.Equal(2, phone.Count);
    }

    [Fact]
    public async Task An_event_that_comes_again_or_after_what_undid_it_tells_nothing()
    {
        var (boris, phone, message) = await RemindedAsync();
        var (told, undone) = (Due(boris, message), Due(boris, message));
        await RaiseAsync(boris, told);
        await phone.NextAsync(Ending);
        await _desk.LinesAsync(boris, message);
        await RaiseAsync(boris, told);
        await RaiseAsync(boris, undone with { Kind = NotificationKind.ReminderChanged, Version = undone.Version + 1 });
        await Eventually.IsTrueAsync("it is withdrawn", async () =>
            await fixture.ScalarAsync<long>("select count(*) from push_withdrawn where subject_id = $1", undone.SubjectId) == 1, Ending);
        await RaiseAsync(boris, undone);

        var last = Due(boris, message);
        await RaiseAsync(boris, last);
        Assert.Equal(last.SubjectId, (await phone.NextAsync(Ending)).Payload.GetProperty("reminderId").GetGuid());
        await Eventually.IsTrueAsync("nothing waits", async () =>
            await fixture.ScalarAsync<long>("select count(*) from push_pending where user_id = $1", boris.UserId) == 0, Ending);
        Assert.Equal(2, phone.Count);
    }

    [Fact]
    public async Task Whoever_may_not_see_the_message_any_more_is_not_shown_it()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        var phone = await _desk.DeviceAsync(boris, "ru");
        await using var elsewhere = await _desk.OpenAsync(PushDesk.OtherDevice(boris));
        var message = await _desk.SendAsync(anna, group.Id, "The merger is on Friday");
        await RaiseAsync(boris, Due(boris, message));
        using (var client = fixture.As(anna))
            (await client.DeleteAsync($"/api/chat/v1/conversations/{group.Id}/members/{boris.UserId}", Ending)).EnsureSuccessStatusCode();

        var push = (await phone.NextAsync(Ending)).Payload;

        Assert.Equal(("Напоминание", "Больше вам недоступно"), (push.GetProperty("title").GetString(), push.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Held_while_undisturbed_it_comes_right_after()
    {
        var (boris, phone, message) = await RemindedAsync();
        await fixture.PublishAsync(new DoNotDisturbChanged(boris.TenantId, Guid.CreateVersion7(), boris.UserId, 1, IsOn: true));
        await Eventually.IsTrueAsync("chat knows it", async () => await fixture.ScalarAsync<bool>("select is_on from do_not_disturb where user_id = $1", boris.UserId), Ending);
        await RaiseAsync(boris, Due(boris, message));
        await Eventually.IsTrueAsync("it is held", async () => await fixture.ScalarAsync<long>(
            "select count(*) from push_pending where user_id = $1 and claim_id is null and due_at > now() + interval '1 minute'", boris.UserId) == 1, Ending);
        Assert.Equal(0, phone.Count);

        await fixture.PublishAsync(new DoNotDisturbChanged(boris.TenantId, Guid.CreateVersion7(), boris.UserId, 2, IsOn: false));

        Assert.Equal("The merger is on Friday", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Whoever_does_not_hold_them_is_told_in_quiet_hours_too()
    {
        var (boris, phone, message) = await RemindedAsync();
        await _desk.ChooseAsync(boris, PushDesk.Usual with { HoldReminders = false, QuietHours = new("00:00", "23:59", "UTC", null) });
        await RaiseAsync(boris, Due(boris, message));

        Assert.Equal("reminder", (await phone.NextAsync(Ending)).Payload.GetProperty("kind").GetString());
    }

    private async Task<(TestPerson Boris, TestBrowser Phone, Message Message)> RemindedAsync()
    {
        var (_, boris, conversation) = await fixture.PairAsync();
        // Of their own: of somebody else's message the device would be told as well.
        var message = await _desk.SendAsync(boris, conversation.Id, "The merger is on Friday");
        return (boris, await _desk.DeviceAsync(boris), message);
    }

    private static UserNotification Due(TestPerson person, Message message) =>
        new(person.UserId, NotificationKind.ReminderDue, Guid.CreateVersion7(), 3, message.ConversationId, message.Id, message.Seq, At);

    private Task RaiseAsync(TestPerson person, UserNotification item) =>
        fixture.PublishAsync(new NotificationsRaised(person.TenantId, Guid.CreateVersion7(), [item]));
}
