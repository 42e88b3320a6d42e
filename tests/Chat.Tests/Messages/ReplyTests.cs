using System.Net;
using System.Text.Json;
using Platform.Chat.Messages;
using Platform.Chat.Tests.Changes;

namespace Platform.Chat.Tests.Messages;

public sealed class ReplyTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_reply_carries_what_it_answers_to_everybody_at_once_and_in_the_history()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        await using var hub = await fixture.ListenAsync(anna, fixture.Chat);
        await annas.SaysAsync(conversation.Id, "Shall we meet at nine?");

        var reply = await (await boriss.ReplyAsync(conversation.Id, "Yes", replyToSeq: 1)).ReadAsync<Message>();

        Assert.Equal(new Quote(1, anna.UserId, "Shall we meet at nine?", IsDeleted: false), reply.ReplyTo);
        await hub.NextAsync("messagePosted");
        Assert.Equal("Shall we meet at nine?", (await hub.NextAsync("messagePosted")).GetProperty("replyTo").GetProperty("body").GetString());
        Assert.Equal(reply, (await annas.HistoryAsync(conversation.Id)).Items[^1]);
    }

    [Fact]
    public async Task The_hub_takes_replies_too_and_a_retry_is_the_same_reply()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        await using var hub = await fixture.ListenAsync(anna, fixture.Chat);
        await client.SaysAsync(conversation.Id, "Question");
        var retryKey = Guid.CreateVersion7();

        var first = await hub.InvokeAsync("SendReply", conversation.Id, retryKey, "Answer", 1);
        var again = await hub.InvokeAsync("SendReply", conversation.Id, retryKey, "Answer", 1);

        Assert.Equal(2, first.GetProperty("seq").GetInt64());
        Assert.True(JsonElement.DeepEquals(first, again), $"{first} {again}");
    }

    [Fact]
    public async Task A_quote_shows_what_the_message_says_now_and_nothing_of_a_deleted_one()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var quoted = await client.SaysAsync(conversation.Id, "Nine");
        var reply = await (await client.ReplyAsync(conversation.Id, "Fine", quoted.Seq)).ReadAsync<Message>();

        await client.EditAsync(quoted, "Ten");
        Assert.Equal("Ten", (await client.FindAsync(reply)).ReplyTo!.Body);
        await client.DeleteAsync(quoted);

        Assert.Equal(new Quote(quoted.Seq, anna.UserId, "", IsDeleted: true), (await client.FindAsync(reply)).ReplyTo);
    }

    [Fact]
    public async Task A_quote_is_the_beginning_of_a_long_message_without_half_a_character()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var text = string.Concat(Enumerable.Repeat("😀", 400));
        await client.SaysAsync(conversation.Id, text);

        var reply = await (await client.ReplyAsync(conversation.Id, "Long", 1)).ReadAsync<Message>();

        Assert.Equal(text[..600], reply.ReplyTo!.Body);
        Assert.Equal(reply, await client.FindAsync(reply));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task A_reply_to_what_is_not_there_is_refused_by_the_name_of_its_field(long seq)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        await client.SaysAsync(conversation.Id, "Only one");

        var refused = await client.ReplyAsync(conversation.Id, "To whom?", seq);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("replyToSeq", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
