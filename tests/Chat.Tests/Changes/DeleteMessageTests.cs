using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Messages;
using Platform.Chat.Tests.Threads;

namespace Platform.Chat.Tests.Changes;

public sealed class DeleteMessageTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_deleted_message_keeps_its_place_and_leaves_no_text()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        await annas.SaysAsync(conversation.Id, "One");
        var sent = await annas.SaysAsync(conversation.Id, "The password is swordfish");
        await annas.EditAsync(sent, "The password is not swordfish");
        await annas.SaysAsync(conversation.Id, "Three");

        var deleted = await (await annas.DeleteAsync(sent)).ReadAsync<Message>();

        Assert.Equal(("", anna.UserId, 2L), (deleted.Body, deleted.DeletedBy!.Value, deleted.Revision));
        Assert.Equal([1, 2, 3], (await boriss.HistoryAsync(conversation.Id)).Items.Select(message => message.Seq));
        Assert.Empty(await boriss.VersionsAsync(sent));
        Assert.Equal(0, await fixture.ScalarAsync<long>("""
            select (select count(*) from message where conversation_id = $1 and body like '%swordfish%')
              + (select count(*) from message_edit where conversation_id = $1 and body like '%swordfish%')
            """, conversation.Id));
    }

    [Fact]
    public async Task Deleting_it_again_gives_the_same_answer_and_nobody_hears_of_it()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Once");
        var first = await (await client.DeleteAsync(sent)).ReadAsync<Message>();
        await using var hub = await fixture.ListenAsync(boris, fixture.Chat);

        var again = await (await client.DeleteAsync(sent)).ReadAsync<Message>();
        await client.SaysAsync(conversation.Id, "Anything else is heard");

        Assert.Equal(first.DeletedAt!.Value.ToUnixTimeMilliseconds(), again.DeletedAt!.Value.ToUnixTimeMilliseconds());
        Assert.Equal(first.Revision, again.Revision);
        await hub.NextAsync("messagePosted");
        Assert.DoesNotContain(hub.Drain(), received => received.Name == "messageChanged");
    }

    [Fact]
    public async Task A_message_of_somebody_else_is_not_deleted()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var sent = await annas.SaysAsync(conversation.Id, "Mine");

        var refused = await boriss.DeleteAsync(sent);

        Assert.Equal((HttpStatusCode.Forbidden, "not_the_author"), (refused.StatusCode, await refused.CodeAsync()));
    }

    [Fact]
    public async Task Owners_of_a_group_delete_what_others_wrote_and_it_says_who_did()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        using var claras = fixture.As(clara);
        await using var hub = await fixture.ListenAsync(boris, fixture.OtherReplica);
        var sent = await boriss.SaysAsync(group.Id, "Not for here");

        var refused = await claras.DeleteAsync(sent);
        var deleted = await (await annas.DeleteAsync(sent)).ReadAsync<Message>();

        Assert.Equal((HttpStatusCode.Forbidden, "not_the_author"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal(("", boris.UserId, anna.UserId), (deleted.Body, deleted.AuthorId, deleted.DeletedBy!.Value));
        Assert.Equal(anna.UserId, (await hub.NextAsync("messageChanged")).GetProperty("deletedBy").GetGuid());
    }

    [Fact]
    public async Task Owners_of_a_group_delete_in_its_threads_too_and_those_who_opened_a_thread_do_not()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        using var claras = fixture.As(clara);
        var root = await claras.SaysAsync(group.Id, "A question");
        var thread = await boriss.ThreadOfAsync(root);
        var sent = await boriss.SaysAsync(thread.Id, "Not for here");
        await annas.ThreadOfAsync(root);

        var refused = await claras.DeleteAsync(sent);
        var deleted = await (await annas.DeleteAsync(sent)).ReadAsync<Message>();

        Assert.Equal((HttpStatusCode.Forbidden, "not_the_author"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal(("", anna.UserId), (deleted.Body, deleted.DeletedBy!.Value));
    }

    [Fact]
    public async Task Whoever_is_no_owner_any_more_deletes_nothing_of_others()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var sent = await boriss.SaysAsync(group.Id, "Mine");
        var members = $"/api/chat/v1/conversations/{group.Id}/members";
        (await annas.PatchAsJsonAsync($"{members}/{boris.UserId}", new { Role = "owner" })).EnsureSuccessStatusCode();
        (await annas.PatchAsJsonAsync($"{members}/{anna.UserId}", new { Role = "member" })).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.Forbidden, (await annas.DeleteAsync(sent)).StatusCode);
    }

    [Fact]
    public async Task A_deleted_message_is_not_edited()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Gone soon");
        await client.DeleteAsync(sent);

        var refused = await client.EditAsync(sent, "Back again");

        Assert.Equal((HttpStatusCode.Conflict, "message_deleted"), (refused.StatusCode, await refused.CodeAsync()));
    }

    [Fact]
    public async Task Sending_it_again_does_not_bring_it_back()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var retryKey = Guid.CreateVersion7();
        var sent = await (await client.SendAsync(conversation.Id, "Once", retryKey)).ReadAsync<Message>();
        await client.DeleteAsync(sent);

        var again = await (await client.SendAsync(conversation.Id, "Once", retryKey)).ReadAsync<Message>();

        Assert.Equal((sent.Seq, "", 1L), (again.Seq, again.Body, again.Revision));
        Assert.NotNull(again.DeletedAt);
    }
}
