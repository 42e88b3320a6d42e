using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Time.Testing;
using Platform.Chat;
using Platform.Contracts;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Messages;

/// <summary>Both services as they run, with one bus: what chat allows, what it says, and what reaches a device.</summary>
public sealed class WithChatTests : IAsyncLifetime
{
    private const string Secret = "The merger is on Friday";
    private readonly TestServers _servers;
    private readonly List<IAsyncDisposable> _running = [];
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());
    private readonly TestPerson _boris;
    private TestAuthority _authority = null!;
    private TestService _chat = null!;
    private TestService _otherChat = null!;
    private TestService _reminder = null!;

    public WithChatTests(TestServers servers) => (_servers, _boris) = (servers, TestPerson.In(_anna.TenantId));

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _authority = await TestAuthority.StartAsync(cancellationToken);
        _running.Add(_authority);
        var chat = await TestInstallation.CreateAsync(_servers, "chat", _authority.Address, cancellationToken);
        var reminder = await TestInstallation.CreateAsync(_servers, "reminder", _authority.Address, cancellationToken);
        _chat = await TestService.StartAsync(chat, new ChatService(), cancellationToken: cancellationToken);
        _otherChat = await TestService.StartAsync(chat, new ChatService(), cancellationToken: cancellationToken);
        _reminder = await TestService.StartAsync(reminder, new ReminderService(), new Dictionary<string, string?>
        {
            ["Bus:Prefix"] = chat.Settings["Bus:Prefix"],
            // The first one is not there: the second is asked.
            [ReminderOptions.ChatSetting] = $"http://127.0.0.1:1;{_chat.Address}",
        }, _clock, cancellationToken: cancellationToken);
        _running.AddRange([_chat, _otherChat, _reminder]);
        foreach (var person in new[] { _anna, _boris })
            await _chat.App.Services.GetRequiredService<IBus>().Publish(new UserChanged(person.TenantId, Guid.CreateVersion7(), person.UserId, 1, "Somebody", IsActive: true), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in Enumerable.Reverse(_running)) await running.DisposeAsync();
    }

    [Fact]
    public async Task A_device_gets_the_text_that_its_person_may_see_at_that_moment()
    {
        var group = await GroupAsync();
        var message = await PostAsync(group, "Draft");
        var reminder = await SetAsync(_boris, group, message);
        Assert.Equal("Draft", reminder.Excerpt);
        await ChatAsync(_anna, HttpMethod.Patch, $"conversations/{group}/messages/{message.Seq}", new { Body = Secret });
        await UntilAsync(_boris, reminder.Id, seen => seen.Excerpt == Secret);
        await using var here = await OpenAsync(_boris, _chat);
        await using var there = await OpenAsync(_boris, _otherChat);
        await using var annas = await OpenAsync(_anna, _chat);

        var due = await UntilDueAsync(_boris, reminder.Id);

        foreach (var device in new[] { here, there })
        {
            var told = await DueAsync(device);
            Assert.Equal(("reminderDue", reminder.Id, due.Version, Secret), (Text(told, "kind"), told.GetProperty("subjectId").GetGuid(), told.GetProperty("version").GetInt64(), Text(told, "text")));
            Assert.Equal((group, message.Id, message.Seq, _anna.UserId), (told.GetProperty("conversationId").GetGuid(), told.GetProperty("messageId").GetGuid(), told.GetProperty("seq").GetInt64(), told.GetProperty("authorId").GetGuid()));
            Assert.Equal(("Board", due.DueAt), (Text(told, "conversationTitle"), told.GetProperty("at").GetDateTimeOffset()));
            Assert.False(told.TryGetProperty("unavailable", out _));
        }

        await annas.InvokeAsync("SetIdle", false);
        Assert.DoesNotContain(annas.Drain(), received => received.Name == "notification");
    }

    [Fact]
    public async Task Of_a_deleted_message_nothing_is_said_but_that()
    {
        var group = await GroupAsync();
        var message = await PostAsync(group, Secret);
        var reminder = await SetAsync(_boris, group, message);
        await ChatAsync(_anna, HttpMethod.Delete, $"conversations/{group}/messages/{message.Seq}");
        await UntilAsync(_boris, reminder.Id, seen => seen is { Message: MessageState.Deleted, Excerpt: null });

        await AssertToldWithoutTextAsync("deleted", reminder);
    }

    [Fact]
    public async Task To_whoever_was_removed_nothing_is_said_of_the_message_in_the_conversation_or_its_threads()
    {
        var group = await GroupAsync();
        var message = await PostAsync(group, Secret);
        var thread = (await ChatAsync(_boris, HttpMethod.Post, $"conversations/{group}/messages/{message.Seq}/thread")).GetProperty("id").GetGuid();
        var reply = await PostAsync(thread, Secret, _boris);
        var (reminder, ofReply) = (await SetAsync(_boris, group, message), await SetAsync(_boris, thread, reply));
        Assert.Equal((null, (Guid?)group), (reminder.RootConversationId, ofReply.RootConversationId));

        await ChatAsync(_anna, HttpMethod.Delete, $"conversations/{group}/members/{_boris.UserId}");

        foreach (var one in new[] { reminder, ofReply })
            await UntilAsync(_boris, one.Id, seen => seen is { Message: MessageState.Unavailable, Excerpt: null });
        await AssertToldWithoutTextAsync("unavailable", reminder, ofReply);
        Assert.Equal(HttpStatusCode.NotFound, (await TrySetAsync(_boris, group, message)).StatusCode);
    }

    [Fact]
    public async Task Whoever_joined_without_the_past_is_not_reminded_of_it()
    {
        var group = await GroupAsync();
        var message = await PostAsync(group, Secret);
        var clara = TestPerson.In(_anna.TenantId);
        await _chat.App.Services.GetRequiredService<IBus>().Publish(new UserChanged(clara.TenantId, Guid.CreateVersion7(), clara.UserId, 1, "Clara", IsActive: true), TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync("chat knows her", async () =>
        {
            using var client = As(_chat, _anna);
            return (await client.PostAsJsonAsync($"/api/chat/v1/conversations/{group}/members", new { UserIds = new[] { clara.UserId }, HistoryDays = 0 })).IsSuccessStatusCode;
        });

        Assert.Equal(HttpStatusCode.NotFound, (await TrySetAsync(clara, group, message)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await TrySetAsync(TestPerson.In(Guid.CreateVersion7()), group, message)).StatusCode);
    }

    // All of them fall due together.
    private async Task AssertToldWithoutTextAsync(string why, params Reminders.Reminder[] reminders)
    {
        await using var device = await OpenAsync(_boris, _otherChat);

        foreach (var reminder in reminders) await UntilDueAsync(_boris, reminder.Id);

        var left = reminders.Select(reminder => reminder.Id).ToHashSet();
        while (left.Count > 0)
        {
            var told = await device.NextAsync("notification");
            Assert.DoesNotContain(Secret, told.GetRawText(), StringComparison.Ordinal);
            if (Text(told, "kind") != "reminderDue") continue;
            Assert.Equal(why, Text(told, "unavailable"));
            Assert.False(told.TryGetProperty("text", out _));
            Assert.True(left.Remove(told.GetProperty("subjectId").GetGuid()), "each is told once");
        }

        using var client = As(_reminder, _boris);
        Assert.DoesNotContain(Secret, await client.GetStringAsync(ReminderSteps.Path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private HttpClient As(TestService service, TestPerson person) => service.WithToken(_authority.Token(person, TimeProvider.System.GetUtcNow()));

    private async Task<TestHub> OpenAsync(TestPerson person, TestService chat)
    {
        var hub = await TestHub.OpenAsync(chat.Address, _authority.Token(person, TimeProvider.System.GetUtcNow()));
        // An answer to a call means that the connection has subscribed to everything.
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }

    private async Task<Guid> GroupAsync()
    {
        var group = Guid.Empty;
        await Eventually.IsTrueAsync("chat knows the people", async () =>
        {
            using var client = As(_chat, _anna);
            var response = await client.PostAsJsonAsync("/api/chat/v1/conversations/groups", new { Name = "Board", UserIds = new[] { _boris.UserId } });
            if (response.IsSuccessStatusCode) group = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
            return response.IsSuccessStatusCode;
        });
        return group;
    }

    private async Task<(Guid Id, long Seq)> PostAsync(Guid conversationId, string body, TestPerson? by = null)
    {
        var message = await ChatAsync(by ?? _anna, HttpMethod.Post, $"conversations/{conversationId}/messages", new { ClientMessageId = Guid.CreateVersion7(), Body = body });
        return (message.GetProperty("id").GetGuid(), message.GetProperty("seq").GetInt64());
    }

    private async Task<JsonElement> ChatAsync(TestPerson person, HttpMethod method, string path, object? body = null)
    {
        using var client = As(_chat, person);
        using var request = new HttpRequestMessage(method, $"/api/chat/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.NoContent ? default : await response.ReadAsync<JsonElement>();
    }

    // Within the next minutes by the reminder's clock, which is near enough to chat's for tokens to be valid in both.
    private async Task<HttpResponseMessage> TrySetAsync(TestPerson person, Guid conversationId, (Guid Id, long Seq) message)
    {
        using var client = As(_reminder, person);
        var wall = _clock.GetUtcNow().AddMinutes(2).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return await client.PostAsJsonAsync(
            ReminderSteps.Path, new { conversationId, MessageId = message.Id, message.Seq, LocalTime = wall, TimeZone = "UTC" }, TestContext.Current.CancellationToken);
    }

    private async Task<Reminders.Reminder> SetAsync(TestPerson person, Guid conversationId, (Guid Id, long Seq) message) =>
        await (await TrySetAsync(person, conversationId, message)).ReadAsync<Reminders.Reminder>();

    private async Task<Reminders.Reminder> UntilDueAsync(TestPerson person, Guid id)
    {
        _clock.Advance(TimeSpan.FromMinutes(2));
        return await UntilAsync(person, id, seen => seen.State == ReminderState.Due);
    }

    private async Task<Reminders.Reminder> UntilAsync(TestPerson person, Guid id, Func<Reminders.Reminder, bool> holds)
    {
        Reminders.Reminder seen = null!;
        await Eventually.IsTrueAsync("the reminder says it", async () =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            using var client = As(_reminder, person);
            return holds(seen = (await client.GetFromJsonAsync<Reminders.Reminder>($"{ReminderSteps.Path}/{id}", TestContext.Current.CancellationToken))!);
        }, TestContext.Current.CancellationToken);
        return seen;
    }

    // What was set or changed before it may still be on its way to the device.
    private static async Task<JsonElement> DueAsync(TestHub device)
    {
        while (true)
        {
            var told = await device.NextAsync("notification");
            if (Text(told, "kind") == "reminderDue") return told;
        }
    }

    private static string? Text(JsonElement told, string property) => told.GetProperty(property).GetString();
}
