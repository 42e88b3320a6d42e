using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Tests.Changes;

namespace Platform.Chat.Tests.Threads;

public sealed class OpenThreadTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_message_has_one_thread_whoever_opens_it_and_however_often()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris, fixture.OtherReplica);
        using var claras = fixture.As(clara);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");

        var responses = await Task.WhenAll(new[] { annas, borisClient, claras, borisClient }.Select(client => client.OpenThreadAsync(group.Id, root.Seq)));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
        var opened = await Task.WhenAll(responses.Select(response => response.ReadAsync<Conversation>()));
        var thread = Assert.Single(opened.DistinctBy(one => one.Id));
        Assert.Equal((ConversationKind.Thread, group.Id, root.Seq), (thread.Kind, thread.Thread!.ConversationId, thread.Thread.Seq));
        Assert.Equal(3, (await annas.ConversationAsync(thread.Id)).MemberCount);
        var following = await Task.WhenAll(new[] { annas, borisClient, claras }.Select(async client => (await client.ConversationAsync(thread.Id)).Thread!.IsFollowing));
        Assert.Equal([true, false, false], following);
    }

    [Fact]
    public async Task What_is_said_in_a_thread_stands_there_and_not_in_the_conversation()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var root = await annas.SaysAsync(conversation.Id, "Where do we eat?");
        var thread = await borisClient.ThreadOfAsync(root);

        await borisClient.SaysAsync(thread.Id, "At home");

        Assert.Equal(["At home"], (await annas.HistoryAsync(thread.Id)).Items.Select(message => message.Body));
        Assert.Equal(["Where do we eat?"], (await borisClient.HistoryAsync(conversation.Id)).Items.Select(message => message.Body));
        Assert.Equal([conversation.Id], (await borisClient.GetFromJsonAsync<ConversationPage>("/api/chat/v1/conversations"))!.Items.Select(one => one.Id));
    }

    [Fact]
    public async Task A_thread_has_no_threads_and_neither_have_notices_and_what_was_deleted()
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        var deleted = await annas.SaysAsync(group.Id, "Nowhere");
        (await annas.DeleteAsync(deleted)).EnsureSuccessStatusCode();
        var reply = await annas.SaysAsync((await annas.ThreadOfAsync(root)).Id, "At home");

        Assert.Equal((HttpStatusCode.Conflict, "thread_in_thread"), await RefusalAsync(annas, reply.ConversationId, reply.Seq));
        Assert.Equal((HttpStatusCode.Conflict, "system_message"), await RefusalAsync(annas, group.Id, 1));
        Assert.Equal((HttpStatusCode.Conflict, "message_deleted"), await RefusalAsync(annas, group.Id, deleted.Seq));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await RefusalAsync(annas, group.Id, 99));
        (await annas.DeleteAsync(root)).EnsureSuccessStatusCode();
        Assert.Equal(reply.ConversationId, (await annas.ThreadOfAsync(root)).Id);
    }

    [Fact]
    public async Task A_newcomer_opens_no_thread_of_what_was_said_before_their_time()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        var dora = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        using var doras = fixture.As(dora);
        var before = await annas.SaysAsync(group.Id, "Between us");
        var thread = await annas.ThreadOfAsync(before);
        (await annas.PostAsJsonAsync(ThreadClient.Path(group.Id) + "/members", new { UserIds = new[] { dora.UserId }, HistoryDays = 0 })).EnsureSuccessStatusCode();
        var after = await annas.SaysAsync(group.Id, "Welcome");

        await annas.SaysAsync(thread.Id, $"Do not tell {ThreadClient.Mention(dora)}, but tell {ThreadClient.Mention(boris)}");

        // Boris is let in by the same event that does not let Dora in.
        await borisClient.UnreadAsync(thread.Id, 1);
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await RefusalAsync(doras, group.Id, before.Seq));
        Assert.Equal(HttpStatusCode.NotFound, (await doras.GetAsync(ThreadClient.Path(thread.Id) + "/messages")).StatusCode);
        Assert.Empty((await doras.ThreadsAsync()).Items);
        Assert.Equal(after.Seq, (await doras.ThreadOfAsync(after)).Thread!.Seq);
    }

    [Fact]
    public async Task Who_is_in_a_thread_is_decided_by_the_conversation_of_its_root()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        var dora = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        var thread = await annas.ThreadOfAsync(await annas.SaysAsync(group.Id, "Where do we eat?"));
        var path = ThreadClient.Path(thread.Id);

        HttpResponseMessage[] responses =
        [
            await annas.PostAsJsonAsync(path + "/members", new { UserIds = new[] { dora.UserId } }),
            await annas.DeleteAsync($"{path}/members/{anna.UserId}"),
            await annas.PatchAsJsonAsync($"{path}/members/{boris.UserId}", new { Role = "owner" }),
            await annas.PatchAsJsonAsync(path, new { Name = "Lunch" }),
            await annas.PostAsync(path + "/join", null),
            await annas.DeleteAsync(path + "/picture"),
        ];

        foreach (var response in responses) Assert.Equal((HttpStatusCode.Conflict, "thread_follows_root"), (response.StatusCode, await response.CodeAsync()));
    }

    private static async Task<(HttpStatusCode, string?)> RefusalAsync(HttpClient client, Guid conversationId, long seq)
    {
        var response = await client.OpenThreadAsync(conversationId, seq);
        return (response.StatusCode, await response.CodeAsync());
    }
}
