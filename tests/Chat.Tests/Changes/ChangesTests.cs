using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Messages;
using Platform.Chat.Sync;

namespace Platform.Chat.Tests.Changes;

public sealed class ChangesTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_device_that_was_away_gets_every_message_that_changed_once_in_its_present_state()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        var messages = new List<Message>();
        for (var i = 1; i <= 4; i++) messages.Add(await annas.SaysAsync(conversation.Id, $"message {i}"));
        var held = await boriss.HistoryAsync(conversation.Id);
        Assert.Equal(0, held.Revision);

        await annas.EditAsync(messages[2], "third, once");
        await annas.DeleteAsync(messages[0]);
        await annas.EditAsync(messages[2], "third, twice");

        Assert.Equal(3, (await SyncAsync(boriss, conversation.Id)).Revisions[conversation.Id]);
        var changes = await boriss.ChangesAsync(conversation.Id, held.Revision);
        Assert.Equal([(1L, ""), (3L, "third, twice")], changes.Items.Select(message => (message.Seq, message.Body)));
        Assert.Equal((3L, false), (changes.Revision, changes.HasMore));
        Assert.Empty((await boriss.ChangesAsync(conversation.Id, changes.Revision)).Items);
        Assert.Equal(3, (await boriss.HistoryAsync(conversation.Id)).Revision);
    }

    [Fact]
    public async Task More_changes_than_a_page_holds_come_page_by_page()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        for (var i = 1; i <= 5; i++) await client.EditAsync(await client.SaysAsync(conversation.Id, $"message {i}"), $"edited {i}");

        var seen = new List<string>();
        var reached = 0L;
        for (var more = true; more;)
        {
            var page = await client.ChangesAsync(conversation.Id, reached, limit: 2);
            seen.AddRange(page.Items.Select(message => message.Body));
            (reached, more) = (page.Revision, page.HasMore);
        }

        Assert.Equal(["edited 1", "edited 2", "edited 3", "edited 4", "edited 5"], seen);
        Assert.Equal(5, reached);
    }

    [Fact]
    public async Task The_list_shows_the_newest_message_as_it_is()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var sent = await annas.SaysAsync(conversation.Id, "Draft");

        await annas.EditAsync(sent, "Final");

        var listed = Assert.Single((await boriss.GetFromJsonAsync<Chat.Conversations.ConversationPage>("/api/chat/v1/conversations", TestContext.Current.CancellationToken))!.Items);
        Assert.Equal(("Final", 1L), (listed.LastMessage!.Body, listed.Revision));
    }

    [Theory]
    [InlineData("?after=-1")]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    public async Task Bounds_are_named(string query)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/api/chat/v1/conversations/{conversation.Id}/changes{query}", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task<SyncResult> SyncAsync(HttpClient client, Guid conversationId) =>
        await (await client.PostAsJsonAsync("/api/chat/v1/sync", new { Known = new Dictionary<Guid, long> { [conversationId] = 4 } }, TestContext.Current.CancellationToken)).ReadAsync<SyncResult>();
}
