using System.Net;
using System.Text.Json;
using Platform.Chat.Messages;
using Platform.Testing;

namespace Platform.Chat.Tests.Changes;

public sealed class EditMessageTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task An_edit_is_what_both_read_and_what_it_said_before_is_kept()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        var sent = await annas.SaysAsync(conversation.Id, "At nine");

        await annas.EditAsync(sent, "At ten");
        var edited = await (await annas.EditAsync(sent, "At eleven")).ReadAsync<Message>();

        Assert.Equal((sent.Id, sent.Seq, "At eleven", 2, 2L), (edited.Id, edited.Seq, edited.Body, edited.Edits, edited.Revision));
        Assert.NotNull(edited.EditedAt);
        Assert.Equal(sent.CreatedAt, edited.CreatedAt);
        Assert.Equal([edited], (await boriss.HistoryAsync(conversation.Id)).Items);
        Assert.Equal(["At nine", "At ten", "At eleven"], await boriss.VersionsAsync(sent));
    }

    [Fact]
    public async Task Open_windows_on_every_replica_hear_of_it()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        await using var boriss = await fixture.ListenAsync(boris, fixture.OtherReplica);
        var sent = await annas.SaysAsync(conversation.Id, "At nine");

        await annas.EditAsync(sent, "At ten");

        var heard = await boriss.NextAsync("messageChanged");
        Assert.Equal("At ten", heard.GetProperty("body").GetString());
        Assert.Equal(1, heard.GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task A_message_of_somebody_else_is_not_edited()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var sent = await annas.SaysAsync(conversation.Id, "Mine");

        var refused = await boriss.EditAsync(sent, "Yours");

        Assert.Equal((HttpStatusCode.Forbidden, "not_the_author"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal("Mine", (await annas.FindAsync(sent)).Body);
    }

    [Fact]
    public async Task A_message_that_does_not_exist_is_not_found()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Only one");

        Assert.Equal(HttpStatusCode.NotFound, (await client.EditAsync(sent with { Seq = 2 }, "Second")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.EditAsync(sent with { Seq = -1 }, "Minus one")).StatusCode);
    }

    [Fact]
    public async Task Of_two_devices_that_edit_at_once_one_is_told()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var here = fixture.As(anna);
        using var there = fixture.As(anna, fixture.OtherReplica);
        var sent = await here.SaysAsync(conversation.Id, "First");

        var responses = await Task.WhenAll(here.EditAsync(sent, "From the desk", edits: 0), there.EditAsync(sent, "From the phone", edits: 0));

        var lost = Assert.Single(responses, response => !response.IsSuccessStatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "edited_meanwhile"), (lost.StatusCode, await lost.CodeAsync()));
        Assert.Equal(1, (await here.FindAsync(sent)).Edits);
    }

    [Fact]
    public async Task The_same_edit_again_changes_nothing()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "First");

        var first = await (await client.EditAsync(sent, "Second", edits: 0)).ReadAsync<Message>();
        var again = await (await client.EditAsync(sent, "Second", edits: 0)).ReadAsync<Message>();

        Assert.Equal(first, again);
        Assert.Equal(1, (await client.ChangesAsync(conversation.Id, 0)).Revision);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("null \0")]
    public async Task The_rules_for_a_text_hold_for_an_edit(string body)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Fine");

        var refused = await client.EditAsync(sent, body);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (refused.StatusCode, await refused.CodeAsync()));
    }

    [Fact]
    public async Task Services_that_keep_a_copy_are_told()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        await fixture.ScalarAsync<object>("create table if not exists seen_outbox as select * from platform.outbox with no data");
        await fixture.ScalarAsync<object>("create or replace rule keep as on delete to platform.outbox do also insert into seen_outbox select old.*");
        var sent = await client.SaysAsync(conversation.Id, "Before");

        await client.EditAsync(sent, "After");
        await client.DeleteAsync(sent);

        string? payload = null;
        await Eventually.IsTrueAsync("the relay takes both", async () =>
            await fixture.ScalarAsync<long>("select count(*) from seen_outbox where event_type in ('MessageEdited', 'MessageDeleted') and payload like $1", $"%{sent.Id}%") == 2
            && (payload = await fixture.ScalarAsync<string>("select payload from seen_outbox where event_type = 'MessageEdited' and payload like $1", $"%{sent.Id}%")) is not null);
        var edited = JsonSerializer.Deserialize<Contracts.MessageEdited>(payload!)!;
        Assert.Equal((anna.TenantId, conversation.Id, sent.Id, 1L, "After"), (edited.TenantId, edited.ConversationId, edited.MessageId, edited.Seq, edited.Body));
    }
}
