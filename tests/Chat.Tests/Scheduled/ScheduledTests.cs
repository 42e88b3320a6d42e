using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Scheduled;
using Platform.Testing;

namespace Platform.Chat.Tests.Scheduled;

/// <summary>Processes of an installation whose senders run on the test's clock.</summary>
public sealed class ScheduledTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private static readonly TimeSpan Tomorrow = TimeSpan.FromDays(1);

    [Fact]
    public async Task It_is_sent_once_when_it_is_due_by_whichever_of_several_processes()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var ids = new List<Guid>();
        for (var number = 0; number < 10; number++)
            ids.Add((await ScheduleAsync(client, conversation, $"Number {number}", Tomorrow + TimeSpan.FromMinutes(number))).Id);
        Assert.Empty((await client.HistoryAsync(conversation.Id)).Items);

        await using var one = await LaterAsync(Tomorrow + TimeSpan.FromHours(1));
        await using var two = await LaterAsync(Tomorrow + TimeSpan.FromHours(1));

        await EmptyAsync(client);
        using var borisClient = fixture.As(boris);
        var messages = (await borisClient.HistoryAsync(conversation.Id)).Items;
        Assert.Equal(ids.Order(), messages.Select(message => message.ClientMessageId).Order());
        Assert.All(messages, message => Assert.Equal(anna.UserId, message.AuthorId));
    }

    [Fact]
    public async Task What_is_not_due_stays()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        await ScheduleAsync(client, conversation, "First", Tomorrow);
        var second = await ScheduleAsync(client, conversation, "Second", Tomorrow + TimeSpan.FromHours(2));

        await using var later = await LaterAsync(Tomorrow + TimeSpan.FromHours(1));

        await Eventually.IsTrueAsync("the first is sent", async () => (await ListAsync(client)).Items.Count == 1, TestContext.Current.CancellationToken);
        Assert.Equal([second], (await ListAsync(client)).Items);
        Assert.Equal(["First"], (await client.HistoryAsync(conversation.Id)).Items.Select(message => message.Body));
    }

    [Fact]
    public async Task A_process_that_died_before_or_after_sending_leaves_one_message()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var unsent = await ScheduleAsync(client, conversation, "Claimed, and not sent", Tomorrow);
        var sent = await ScheduleAsync(client, conversation, "Claimed, sent, and not struck off", Tomorrow);
        (await client.SendAsync(conversation.Id, sent.Body, sent.Id)).EnsureSuccessStatusCode();
        await fixture.ScalarAsync<object>("update scheduled_message set claimed_until = send_at + interval '30 seconds'");

        await using var soon = await LaterAsync(Tomorrow + TimeSpan.FromSeconds(10));
        using var there = soon.WithToken(fixture.Authority.Token(anna, TimeProvider.System.GetUtcNow() + Tomorrow));
        Assert.Equal(HttpStatusCode.Conflict, (await CancelAsync(there, unsent.Id)).StatusCode);
        Assert.Equal(2, (await ListAsync(client)).Items.Count);

        await using var later = await LaterAsync(Tomorrow + TimeSpan.FromSeconds(40));
        await EmptyAsync(client);
        Assert.Equal([sent.Body, unsent.Body], (await client.HistoryAsync(conversation.Id)).Items.Select(message => message.Body));
    }

    [Fact]
    public async Task Who_is_no_member_any_more_sends_nothing_and_sees_why()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        await ScheduleAsync(client, conversation, "Farewell", Tomorrow);
        await fixture.ScalarAsync<object>("delete from member where conversation_id = $1 and user_id = $2", conversation.Id, anna.UserId);

        await using var later = await LaterAsync(Tomorrow + TimeSpan.FromHours(1));

        await Eventually.IsTrueAsync("the reason stands there",
            async () => (await ListAsync(client)).Items.Single().Failure == "not_found", TestContext.Current.CancellationToken);
        using var borisClient = fixture.As(boris);
        Assert.Empty((await borisClient.HistoryAsync(conversation.Id)).Items);
        Assert.Equal(HttpStatusCode.NoContent, (await CancelAsync(client, (await ListAsync(client)).Items[0].Id)).StatusCode);
    }

    [Fact]
    public async Task It_can_be_changed_and_cancelled_by_its_author_whose_devices_hear_of_it()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        await using var desk = await TestHub.OpenAsync(fixture.OtherReplica.Address, fixture.Authority.Token(anna, TimeProvider.System.GetUtcNow()));
        await desk.InvokeAsync("Sync", new Dictionary<Guid, long>());
        var message = await ScheduleAsync(client, conversation, "Draft of it", Tomorrow);
        Assert.Equal("Draft of it", (await desk.NextAsync("scheduledChanged")).GetProperty("message").GetProperty("body").GetString());

        Assert.Empty((await ListAsync(borisClient)).Items);
        Assert.Equal(HttpStatusCode.NotFound, (await CancelAsync(borisClient, message.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ChangeAsync(borisClient, message.Id, new { Body = "Mine" })).StatusCode);

        var changed = await (await ChangeAsync(client, message.Id, new { Body = "Better" })).ReadAsync<ScheduledMessage>();
        Assert.Equal(message with { Body = "Better" }, changed);
        Assert.Equal(changed, (await ListAsync(client)).Items.Single());
        Assert.Equal(HttpStatusCode.NoContent, (await CancelAsync(client, message.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await CancelAsync(client, message.Id)).StatusCode);
        Assert.Empty((await ListAsync(client)).Items);
    }

    [Fact]
    public async Task A_hundred_are_enough_and_the_same_id_is_the_same_message()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var first = await ScheduleAsync(client, conversation, "Once", Tomorrow);
        var again = await PostAsync(client, conversation.Id, "Twice?", TimeProvider.System.GetUtcNow() + Tomorrow, first.Id);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("Once", (await again.ReadAsync<ScheduledMessage>()).Body);

        var answers = await Task.WhenAll(Enumerable.Range(0, 105).Select(number =>
            PostAsync(client, conversation.Id, $"More {number}", TimeProvider.System.GetUtcNow() + Tomorrow, Guid.CreateVersion7())));

        Assert.Equal(99, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(6, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(100, (await ListAsync(client)).Items.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-365)]
    [InlineData(400)]
    public async Task A_time_that_is_past_or_far_away_is_refused_by_its_field(int days)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);

        var refused = await PostAsync(client, conversation.Id, "When?", TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(days), Guid.CreateVersion7());

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("sendAt", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<TestService> LaterAsync(TimeSpan by) =>
        TestService.StartAsync(fixture.Installation, new ChatService(), clock: new ShiftedClock(by), cancellationToken: TestContext.Current.CancellationToken);

    private static Task EmptyAsync(HttpClient client) =>
        Eventually.IsTrueAsync("all are sent", async () => (await ListAsync(client)).Items.Count == 0, TestContext.Current.CancellationToken);

    private static async Task<ScheduledMessage> ScheduleAsync(HttpClient client, Conversation conversation, string body, TimeSpan after) =>
        await (await PostAsync(client, conversation.Id, body, TimeProvider.System.GetUtcNow() + after, Guid.CreateVersion7())).ReadAsync<ScheduledMessage>();

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Guid conversationId, string body, DateTimeOffset sendAt, Guid clientMessageId) =>
        client.PostAsJsonAsync($"/api/chat/v1/conversations/{conversationId}/scheduled", new { clientMessageId, body, sendAt }, TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, Guid id, object change) =>
        client.PatchAsJsonAsync($"/api/chat/v1/scheduled/{id}", change, TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> CancelAsync(HttpClient client, Guid id) =>
        client.DeleteAsync($"/api/chat/v1/scheduled/{id}", TestContext.Current.CancellationToken);

    private static async Task<ScheduledList> ListAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<ScheduledList>("/api/chat/v1/scheduled", TestContext.Current.CancellationToken))!;

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
