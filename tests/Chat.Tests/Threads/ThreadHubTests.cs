using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Sync;
using Platform.Chat.Tests.Changes;
using Platform.Testing;

namespace Platform.Chat.Tests.Threads;

public sealed class ThreadHubTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Whoever_leaves_or_is_removed_from_the_conversation_hears_and_reads_nothing_more_of_its_threads()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        using var claras = fixture.As(clara);
        var thread = await borisClient.ThreadOfAsync(await annas.SaysAsync(group.Id, "Where do we eat?"));
        await claras.ThreadOfAsync(await annas.FindAsync(new(default, group.Id, 2, default, default, "", default)));
        await borisClient.SaysAsync(thread.Id, "At home");
        await using var annasHub = await fixture.ListenAsync(anna, fixture.Chat);
        await using var here = await fixture.ListenAsync(boris, fixture.Chat);
        await using var there = await fixture.ListenAsync(boris, fixture.OtherReplica);
        await using var left = await fixture.ListenAsync(clara, fixture.OtherReplica);

        (await annas.DeleteAsync($"{ThreadClient.Path(group.Id)}/members/{boris.UserId}")).EnsureSuccessStatusCode();
        (await claras.DeleteAsync($"{ThreadClient.Path(group.Id)}/members/{clara.UserId}")).EnsureSuccessStatusCode();
        foreach (var hub in new[] { here, there, left })
        {
            var removed = new[] { await hub.NextAsync("conversationRemoved"), await hub.NextAsync("conversationRemoved") };
            Assert.Equal(new[] { group.Id, thread.Id }.Order(), removed.Select(id => id.GetGuid()).Order());
        }

        await annas.SaysAsync(thread.Id, $"{ThreadClient.Mention(boris)} is gone");
        await HearsAsync(annasHub, thread.Id, "is gone");
        foreach (var hub in new[] { here, there, left })
        {
            await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
            Assert.DoesNotContain(hub.Drain(), heard => heard.Name is "messagePosted" or "conversationChanged");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.GetAsync(ThreadClient.Path(thread.Id) + "/messages")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.SendAsync(thread.Id, "still here?")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.OpenThreadAsync(group.Id, 2)).StatusCode);
        Assert.Equal(1, (await annas.ConversationAsync(thread.Id)).MemberCount);
        Assert.Equal(1L, await fixture.ScalarAsync<long>("select count(*) from member where conversation_id = $1", thread.Id));
    }

    [Fact]
    public async Task Unread_is_the_same_on_two_devices_and_gone_from_both_when_one_reads()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var thread = await borisClient.ThreadOfAsync(await annas.SaysAsync(group.Id, "Where do we eat?"));
        await using var desk = await fixture.ListenAsync(anna, fixture.Chat);
        await using var phone = await fixture.ListenAsync(anna, fixture.OtherReplica);
        for (var i = 1; i <= 3; i++) await borisClient.SaysAsync(thread.Id, $"Reply {i}");

        foreach (var hub in new[] { desk, phone })
        {
            await HearsAsync(hub, thread.Id, "Reply 3");
            Assert.Equal(3, Of(await hub.InvokeAsync("Sync", new Dictionary<Guid, long> { [thread.Id] = 0 }), thread.Id).GetProperty("unread").GetInt64());
        }

        await desk.InvokeAsync("Read", thread.Id, 2);
        JsonElement receipt;
        do receipt = await phone.NextAsync("receiptChanged"); while (receipt.GetProperty("conversationId").GetGuid() != thread.Id);
        Assert.Equal((anna.UserId, 2), (receipt.GetProperty("userId").GetGuid(), receipt.GetProperty("readSeq").GetInt64()));
        Assert.Equal(1, (await annas.ConversationAsync(thread.Id)).Unread);
        Assert.Equal(1, Assert.Single((await annas.ThreadsAsync("?unread=true")).Items).Thread.Unread);
        await phone.InvokeAsync("Read", thread.Id, 3);
        await annas.UnreadAsync(thread.Id, 0);
    }

    [Fact]
    public async Task A_device_that_was_away_gets_the_threads_that_are_followed_and_of_the_others_only_those_that_it_has()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        using var claras = fixture.As(clara);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        var thread = await borisClient.ThreadOfAsync(root);
        await claras.ThreadOfAsync(root);
        var empty = await borisClient.ThreadOfAsync(await annas.SaysAsync(group.Id, "Anything else?"));
        await borisClient.SaysAsync(thread.Id, "At home");

        Assert.Equal(new[] { group.Id, thread.Id }.Order(), (await SyncAsync(annas)).Conversations.Select(one => one.Id).Order());
        Assert.Equal([group.Id], (await SyncAsync(claras)).Conversations.Select(one => one.Id));
        var known = await SyncAsync(claras, thread.Id);
        Assert.Equal(["At home"], known.Messages.Where(message => message.ConversationId == thread.Id).Select(message => message.Body));
        Assert.DoesNotContain(empty.Id, known.Conversations.Select(one => one.Id));
    }

    private static async Task<SyncResult> SyncAsync(HttpClient client, params Guid[] known) =>
        await (await client.PostAsJsonAsync("/api/chat/v1/sync", new { Known = known.ToDictionary(id => id, _ => 0L) })).ReadAsync<SyncResult>();

    private static JsonElement Of(JsonElement sync, Guid conversationId) =>
        sync.GetProperty("conversations").EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == conversationId);

    private static async Task HearsAsync(TestHub hub, Guid conversationId, string ending)
    {
        JsonElement heard;
        do heard = await hub.NextAsync("messagePosted");
        while (heard.GetProperty("conversationId").GetGuid() != conversationId || !heard.GetProperty("body").GetString()!.EndsWith(ending, StringComparison.Ordinal));
    }
}
