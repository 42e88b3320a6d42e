using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Changes;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Sync;
using Platform.Chat.Tests.Changes;
using Platform.Testing;

namespace Platform.Chat.Tests.Messages;

/// <summary>A message from before somebody joined without the past is not theirs to see, wherever another one quotes it.</summary>
public sealed class HiddenQuoteTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private const string Secret = "The old password is swordfish";

    [Fact]
    public async Task A_reply_reaches_a_newcomer_without_what_it_quotes_and_the_others_with_it()
    {
        var (anna, boris, dora, group) = await NewcomerAsync();
        await using var doras = await fixture.ListenAsync(dora, fixture.OtherReplica);
        await using var annas = await fixture.ListenAsync(anna, fixture.OtherReplica);
        using var boriss = fixture.As(boris);

        var reply = await (await boriss.ReplyAsync(group.Id, "It has changed", replyToSeq: 2)).ReadAsync<Message>();

        Assert.Equal(Secret, reply.ReplyTo!.Body);
        Assert.Equal(Secret, (await annas.NextAsync("messagePosted")).GetProperty("replyTo").GetProperty("body").GetString());
        var heard = await doras.NextAsync("messagePosted");
        Assert.Equal("It has changed", heard.GetProperty("body").GetString());
        AssertHidden(heard.GetProperty("replyTo"));
    }

    [Fact]
    public async Task Nothing_that_is_asked_for_tells_a_newcomer_what_is_quoted()
    {
        var (anna, boris, dora, group) = await NewcomerAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        using var doras = fixture.As(dora, fixture.OtherReplica);
        var reply = await (await boriss.ReplyAsync(group.Id, "It has changed", replyToSeq: 2)).ReadAsync<Message>();
        await annas.PutAsync(ChangeClient.At(reply, "/pin"), content: null);

        var path = $"/api/chat/v1/conversations/{group.Id}";
        var sync = await (await doras.PostAsJsonAsync("/api/chat/v1/sync", new { Known = new Dictionary<Guid, long> { [group.Id] = 0 } })).ReadAsync<SyncResult>();
        Quote?[] quotes =
        [
            (await doras.HistoryAsync(group.Id)).Items[^1].ReplyTo,
            (await doras.HistoryAsync(group.Id, $"?around={reply.Seq}")).Items[^1].ReplyTo,
            (await doras.FindAsync(reply)).ReplyTo,
            (await doras.GetFromJsonAsync<Conversation>(path))!.LastMessage!.ReplyTo,
            sync.Messages[^1].ReplyTo,
            sync.Conversations.Single(one => one.Id == group.Id).LastMessage!.ReplyTo,
            (await doras.GetFromJsonAsync<ChangePage>(path + "/changes?after=0"))!.Items.Single(one => one.Seq == reply.Seq).ReplyTo,
            (await doras.GetFromJsonAsync<JsonElement>(path + "/pins")).GetProperty("items")[0].GetProperty("replyTo").Deserialize<Quote>(JsonSerializerOptions.Web),
        ];

        Assert.All(quotes, quote => Assert.Equal(new Quote(2, AuthorId: null, "", IsDeleted: false, IsHidden: true), quote));
        Assert.Equal(HttpStatusCode.NotFound, (await doras.GetAsync($"{path}/messages/2")).StatusCode);
        Assert.Equal(Secret, (await annas.FindAsync(reply)).ReplyTo!.Body);
    }

    [Fact]
    public async Task What_happens_to_a_message_reaches_only_who_may_see_it()
    {
        var (anna, boris, dora, group) = await NewcomerAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var reply = await (await boriss.ReplyAsync(group.Id, "It has changed", replyToSeq: 2)).ReadAsync<Message>();
        await using var doras = await fixture.ListenAsync(dora, fixture.OtherReplica);
        await using var annasHub = await fixture.ListenAsync(anna, fixture.OtherReplica);

        (await annas.PatchAsJsonAsync($"/api/chat/v1/conversations/{group.Id}/messages/2", new { Body = Secret + " still" })).EnsureSuccessStatusCode();
        await boriss.EditAsync(reply, "It has changed twice");

        Assert.Equal(Secret + " still", (await annasHub.NextAsync("messageChanged")).GetProperty("body").GetString());
        Assert.Equal(Secret + " still", (await annasHub.NextAsync("messageChanged")).GetProperty("replyTo").GetProperty("body").GetString());
        var heard = await doras.NextAsync("messageChanged");
        Assert.Equal("It has changed twice", heard.GetProperty("body").GetString());
        AssertHidden(heard.GetProperty("replyTo"));
    }

    private static void AssertHidden(JsonElement quote)
    {
        Assert.True(quote.GetProperty("isHidden").GetBoolean());
        Assert.DoesNotContain("swordfish", quote.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, quote.GetProperty("authorId").ValueKind);
    }

    // Anna says it, and only then Dora comes, without the past.
    private async Task<(TestPerson Anna, TestPerson Boris, TestPerson Dora, Conversation Group)> NewcomerAsync()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        var dora = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        await annas.SaysAsync(group.Id, Secret);
        (await annas.PostAsJsonAsync($"/api/chat/v1/conversations/{group.Id}/members", new { UserIds = new[] { dora.UserId }, HistoryDays = 0 })).EnsureSuccessStatusCode();
        return (anna, boris, dora, group);
    }
}
