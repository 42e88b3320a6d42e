using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Messages;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Notifications;

/// <summary>What devices are told of what concerns their people, and what they see of the message that it is about.</summary>
public sealed class NotificationTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private const string Secret = "The merger is on Friday";

    [Fact]
    public async Task A_members_devices_on_every_replica_get_the_text_and_nobody_elses_do()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync("Board");
        var message = await SendAsync(anna, group.Id, Secret);
        await using var here = await OpenAsync(boris);
        await using var there = await OpenAsync(boris, fixture.OtherReplica);
        await using var claras = await OpenAsync(clara);

        var item = Item(boris, message);
        await RaiseAsync(boris.TenantId, item);

        foreach (var device in new[] { here, there })
        {
            var told = await device.NextAsync("notification");
            Assert.Equal(
                JsonSerializer.Serialize(new
                {
                    kind = "reminderDue",
                    subjectId = item.SubjectId,
                    version = 3,
                    conversationId = group.Id,
                    messageId = message.Id,
                    seq = message.Seq,
                    at = "2026-11-26T09:00:00.000Z",
                    text = Secret,
                    authorId = anna.UserId,
                    conversationTitle = "Board",
                }),
                told.GetRawText());
        }

        await claras.InvokeAsync("SetIdle", false);
        Assert.DoesNotContain(claras.Drain(), received => received.Name == "notification");
    }

    [Fact]
    public async Task A_long_text_is_cut_at_what_is_seen_as_a_character()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var message = await SendAsync(anna, conversation.Id, new string('a', 295) + "👨‍👩‍👧‍👦" + new string('b', 500));

        var told = await ToldAsync(boris, Item(boris, message));

        Assert.Equal(new string('a', 295), told.GetProperty("text").GetString());
        // Of a direct conversation: the other one.
        Assert.Equal("Somebody", told.GetProperty("conversationTitle").GetString());
    }

    [Fact]
    public async Task An_edited_message_says_what_it_says_now()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var message = await SendAsync(anna, conversation.Id, "Before");
        using (var client = fixture.As(anna))
            (await client.PatchAsJsonAsync($"/api/chat/v1/conversations/{conversation.Id}/messages/{message.Seq}", new { Body = "After" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        Assert.Equal("After", (await ToldAsync(boris, Item(boris, message))).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Of_a_deleted_message_it_is_said_that_it_was_deleted()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var message = await SendAsync(anna, conversation.Id, Secret);
        using (var client = fixture.As(anna))
            (await client.DeleteAsync($"/api/chat/v1/conversations/{conversation.Id}/messages/{message.Seq}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        AssertWithoutText(await ToldAsync(boris, Item(boris, message)), "deleted");
    }

    [Fact]
    public async Task Whoever_was_removed_is_told_nothing_of_the_message()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync("Board");
        var message = await SendAsync(anna, group.Id, Secret);
        using (var client = fixture.As(anna))
            (await client.DeleteAsync($"/api/chat/v1/conversations/{group.Id}/members/{boris.UserId}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        AssertWithoutText(await ToldAsync(boris, Item(boris, message)), "unavailable");
        // Not even that it is gone by now.
        using (var client = fixture.As(anna))
            (await client.DeleteAsync($"/api/chat/v1/conversations/{group.Id}/messages/{message.Seq}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        AssertWithoutText(await ToldAsync(boris, Item(boris, message)), "unavailable");
    }

    [Fact]
    public async Task Whoever_joined_without_the_past_is_told_nothing_of_it()
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        var message = await SendAsync(anna, group.Id, Secret);
        var dora = await fixture.PersonAsync(anna.TenantId);
        using (var client = fixture.As(anna))
            (await client.PostAsJsonAsync($"/api/chat/v1/conversations/{group.Id}/members", new { UserIds = new[] { dora.UserId }, HistoryDays = 0 }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        AssertWithoutText(await ToldAsync(dora, Item(dora, message)), "unavailable");
    }

    [Fact]
    public async Task The_id_and_the_place_must_be_of_one_message()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var (one, other) = (await SendAsync(anna, conversation.Id, Secret), await SendAsync(anna, conversation.Id, Secret));

        AssertWithoutText(await ToldAsync(boris, Item(boris, one) with { MessageId = other.Id }), "unavailable");
    }

    [Fact]
    public async Task An_event_of_another_tenant_shows_nothing_of_this_one()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var message = await SendAsync(anna, conversation.Id, Secret);

        AssertWithoutText(await ToldAsync(boris, Item(boris, message), tenantId: Guid.CreateVersion7()), "unavailable");
    }

    [Fact]
    public async Task What_asks_devices_to_look_again_carries_no_message()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var message = await SendAsync(anna, conversation.Id, Secret);

        var told = await ToldAsync(boris, Item(boris, message) with { Kind = NotificationKind.ReminderChanged });

        Assert.Equal("reminderChanged", told.GetProperty("kind").GetString());
        Assert.DoesNotContain(Secret, told.GetRawText(), StringComparison.Ordinal);
        Assert.False(told.TryGetProperty("unavailable", out _));
    }

    [Fact]
    public async Task What_is_about_no_message_carries_none()
    {
        var anna = await fixture.PersonAsync();

        var told = await ToldAsync(anna, new UserNotification(anna.UserId, "somethingElse", Guid.CreateVersion7(), 1, null, null, null, At));

        Assert.Equal(["kind", "subjectId", "version", "at"], told.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task One_event_tells_many_each_what_they_may_see()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync("Board");
        var (message, deleted) = (await SendAsync(anna, group.Id, Secret), await SendAsync(anna, group.Id, "Deleted"));
        using (var client = fixture.As(anna))
            (await client.DeleteAsync($"/api/chat/v1/conversations/{group.Id}/messages/{deleted.Seq}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var stranger = await fixture.PersonAsync(anna.TenantId);
        await using var devices = new Devices(await OpenAsync(boris), await OpenAsync(clara, fixture.OtherReplica), await OpenAsync(stranger));

        var fillers = Enumerable.Range(0, NotificationsRaised.Most - 3).Select(_ => Item(TestPerson.In(anna.TenantId), message));
        await RaiseAsync(anna.TenantId, [Item(boris, message), .. fillers, Item(clara, deleted), Item(stranger, message)]);

        Assert.Equal(Secret, (await devices.Hubs[0].NextAsync("notification")).GetProperty("text").GetString());
        AssertWithoutText(await devices.Hubs[1].NextAsync("notification"), "deleted");
        AssertWithoutText(await devices.Hubs[2].NextAsync("notification"), "unavailable");
    }

    private static readonly DateTimeOffset At = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private static UserNotification Item(TestPerson person, Message message) =>
        new(person.UserId, NotificationKind.ReminderDue, Guid.CreateVersion7(), 3, message.ConversationId, message.Id, message.Seq, At);

    private static void AssertWithoutText(JsonElement told, string why)
    {
        Assert.Equal(why, told.GetProperty("unavailable").GetString());
        Assert.False(told.TryGetProperty("text", out _));
        Assert.DoesNotContain(Secret, told.GetRawText(), StringComparison.Ordinal);
        if (why == "unavailable") Assert.False(told.TryGetProperty("authorId", out _) || told.TryGetProperty("conversationTitle", out _), told.GetRawText());
    }

    private async Task<JsonElement> ToldAsync(TestPerson person, UserNotification item, Guid? tenantId = null)
    {
        await using var device = await OpenAsync(person);
        await RaiseAsync(tenantId ?? person.TenantId, item);
        return await device.NextAsync("notification");
    }

    private Task RaiseAsync(Guid tenantId, params IEnumerable<UserNotification> items) =>
        fixture.PublishAsync(new NotificationsRaised(tenantId, Guid.CreateVersion7(), [.. items]));

    private async Task<Message> SendAsync(TestPerson author, Guid conversationId, string body)
    {
        using var client = fixture.As(author);
        return await (await client.SendAsync(conversationId, body)).ReadAsync<Message>();
    }

    private async Task<TestHub> OpenAsync(TestPerson person, TestService? replica = null)
    {
        var hub = await TestHub.OpenAsync((replica ?? fixture.Chat).Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        // An answer to a call means that the connection has subscribed to everything.
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }

    private sealed class Devices(params TestHub[] hubs) : IAsyncDisposable
    {
        public TestHub[] Hubs { get; } = hubs;

        public async ValueTask DisposeAsync()
        {
            foreach (var hub in Hubs) await hub.DisposeAsync();
        }
    }
}
