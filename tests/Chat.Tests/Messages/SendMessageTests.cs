using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Chat.Messages;

namespace Platform.Chat.Tests.Messages;

public sealed class SendMessageTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_message_is_answered_after_its_commit_and_stands_in_the_history_of_both()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annasClient = fixture.As(anna);
        using var borisClient = fixture.As(boris, fixture.OtherReplica);

        var response = await annasClient.SendAsync(conversation.Id, "The contract is signed.");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var message = await response.ReadAsync<Message>();
        Assert.Equal(1, message.Seq);
        Assert.Equal(anna.UserId, message.AuthorId);
        Assert.Equal([message], (await borisClient.HistoryAsync(conversation.Id)).Items);
    }

    [Fact]
    public async Task The_same_client_message_id_is_answered_with_the_first_result()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var retryKey = Guid.CreateVersion7();

        var first = await (await client.SendAsync(conversation.Id, "Once", retryKey)).ReadAsync<Message>();
        var again = await client.SendAsync(conversation.Id, "Twice?", retryKey);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first, await again.ReadAsync<Message>());
        Assert.Single((await client.HistoryAsync(conversation.Id)).Items);
    }

    [Fact]
    public async Task Retries_that_race_on_two_replicas_make_one_message()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var here = fixture.As(anna);
        using var there = fixture.As(anna, fixture.OtherReplica);
        var retryKeys = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();

        var responses = await Task.WhenAll(retryKeys.SelectMany(key => new[] { here, there, here }.Select(client => client.SendAsync(conversation.Id, "Racing", key))));

        Assert.Equal(retryKeys.Count, responses.Count(response => response.StatusCode == HttpStatusCode.Created));
        Assert.Equal(retryKeys.Count, (await here.HistoryAsync(conversation.Id)).Items.Count);
    }

    [Fact]
    public async Task Concurrent_sends_through_two_replicas_are_numbered_without_gaps()
    {
        const int Each = 150;
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annasClient = fixture.As(anna);
        using var borisClient = fixture.As(boris, fixture.OtherReplica);

        await Task.WhenAll(Enumerable.Range(0, Each).SelectMany(i => new[]
        {
            annasClient.SendAsync(conversation.Id, $"anna {i}"), borisClient.SendAsync(conversation.Id, $"boris {i}"),
        }));

        var first = await annasClient.HistoryAsync(conversation.Id, "?after=0&limit=200");
        var second = await annasClient.HistoryAsync(conversation.Id, "?after=200&limit=200");
        Assert.True(first.HasMore);
        Assert.False(second.HasMore);
        Assert.Equal(Enumerable.Range(1, 2 * Each).Select(seq => (long)seq), first.Items.Concat(second.Items).Select(message => message.Seq));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u200B\u200D\u2060\uFEFF")]
    [InlineData("\u2800\u3164")]
    [InlineData("bell \u0007")]
    [InlineData("null \u0000")]
    [InlineData("next line \u0085")]
    public async Task A_body_that_is_not_text_to_see_is_refused_by_the_name_of_its_field(string? body)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);

        await AssertInvalidAsync(await client.SendAsync(conversation.Id, body), "body");
        Assert.Empty((await client.HistoryAsync(conversation.Id)).Items);
    }

    [Fact]
    public async Task The_limit_is_16_KB_of_UTF8()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(conversation.Id, new string('я', 8 * 1024))).StatusCode);
        await AssertInvalidAsync(await client.SendAsync(conversation.Id, new string('я', 8 * 1024) + "."), "body");
        await AssertInvalidAsync(await client.SendAsync(conversation.Id, new string('a', 16 * 1024 + 1)), "body");
    }

    [Fact]
    public async Task A_lone_surrogate_is_refused()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var json = $$"""{"clientMessageId":"{{Guid.CreateVersion7()}}","body":"half \ud83d"}""";

        var response = await client.PostAsync(
            $"/api/chat/v1/conversations/{conversation.Id}/messages", new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        await AssertInvalidAsync(response, "body");
    }

    [Theory]
    [InlineData("Line one\r\nline two\rline three", "Line one\nline two\nline three")]
    [InlineData("\u202Eright to left\u202C and emoji 👩‍👩‍👧", "\u202Eright to left\u202C and emoji 👩‍👩‍👧")]
    [InlineData("e\u0301\u0301\u0301", "e\u0301\u0301\u0301")]
    public async Task Text_is_kept_as_written_apart_from_line_breaks(string sent, string kept)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);

        await client.SendAsync(conversation.Id, sent);

        Assert.Equal(kept, Assert.Single((await client.HistoryAsync(conversation.Id)).Items).Body);
    }

    [Fact]
    public async Task A_client_message_id_is_required()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);

        await AssertInvalidAsync(await client.SendAsync(conversation.Id, "Hello", Guid.Empty), "clientMessageId");
    }

    [Fact]
    public async Task Committed_messages_are_published_with_everything_that_search_needs()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        await fixture.ScalarAsync<object>("create table if not exists seen_outbox as select * from platform.outbox with no data");
        await fixture.ScalarAsync<object>("create or replace rule keep as on delete to platform.outbox do also insert into seen_outbox select old.*");

        var message = await (await client.SendAsync(conversation.Id, "Quote \" and\nbreak")).ReadAsync<Message>();

        string? payload = null;
        await Testing.Eventually.IsTrueAsync("the relay takes the event", async () =>
            (payload = await fixture.ScalarAsync<string>("select payload from seen_outbox where payload like $1", $"%{message.Id}%")) is not null);
        var posted = Assert.Single(JsonSerializer.Deserialize<Contracts.MessagesPosted>(payload!)!.Messages);
        Assert.Equal(new(conversation.Id, message.Id, anna.UserId, "Quote \" and\nbreak", message.CreatedAt, Seq: 1), posted);
    }

    private static async Task AssertInvalidAsync(HttpResponseMessage response, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("invalid_request", problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field).EnumerateArray());
    }
}
