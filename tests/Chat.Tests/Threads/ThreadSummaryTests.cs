using Platform.Chat.Tests.Changes;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Threads;

public sealed class ThreadSummaryTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task The_root_says_how_many_replied_when_last_and_who_and_everybody_hears_it()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        await using var hub = await fixture.ListenAsync(clara, fixture.OtherReplica);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        Assert.Null((await annas.FindAsync(root)).Thread);
        var thread = await borisClient.ThreadOfAsync(root);

        await annas.SaysAsync(thread.Id, "Here?");
        await borisClient.SaysAsync(thread.Id, "There?");
        var last = await borisClient.SaysAsync(thread.Id, "At home");

        var summary = await annas.SummaryAsync(root, 3);
        Assert.Equal((thread.Id, last.CreatedAt), (summary.ConversationId, summary.LastReplyAt));
        Assert.Equal([boris.UserId, anna.UserId], summary.AuthorIds);
        long heard;
        do
        {
            var changed = await hub.NextAsync("messageChanged");
            Assert.Equal((group.Id, root.Seq), (changed.GetProperty("conversationId").GetGuid(), changed.GetProperty("seq").GetInt64()));
            heard = changed.GetProperty("thread").GetProperty("replies").GetInt64();
        }
        while (heard != 3);
    }

    [Fact]
    public async Task A_repeated_event_changes_nothing()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        var thread = await borisClient.ThreadOfAsync(root);
        var first = await borisClient.SaysAsync(thread.Id, "At home");
        await annas.SummaryAsync(root, 1);
        var revision = (await annas.FindAsync(root)).Revision;

        for (var i = 0; i < 3; i++)
        {
            await fixture.PublishAsync(new MessagesPosted(anna.TenantId, Guid.CreateVersion7(),
                [new PostedMessage(thread.Id, first.Id, boris.UserId, first.Body, first.CreatedAt, first.Seq)]));
        }

        await borisClient.SaysAsync(thread.Id, "Or not");
        await annas.SummaryAsync(root, 2);
        Assert.Equal(revision + 1, (await annas.FindAsync(root)).Revision);
    }

    [Fact]
    public async Task A_later_event_makes_up_for_one_that_was_lost()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        var thread = await borisClient.ThreadOfAsync(root);
        await borisClient.SaysAsync(thread.Id, "At home");
        await annas.SummaryAsync(root, 1);

        // As if the event of the first reply had never come.
        await fixture.ScalarAsync<int>("update message set thread = null where conversation_id = $1 and seq = $2 returning 1", group.Id, root.Seq);
        await borisClient.SaysAsync(thread.Id, "Or not");

        await annas.SummaryAsync(root, 2);
    }

    [Fact]
    public async Task Whoever_opens_a_thread_mends_what_its_root_says()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        await borisClient.SaysAsync((await borisClient.ThreadOfAsync(root)).Id, "At home");
        await annas.SummaryAsync(root, 1);
        await fixture.ScalarAsync<int>("update message set thread = null where conversation_id = $1 and seq = $2 returning 1", group.Id, root.Seq);

        await annas.ThreadOfAsync(root);

        Assert.Equal(1, (await annas.FindAsync(root)).Thread!.Replies);
    }

    [Fact]
    public async Task Deleted_replies_do_not_count_and_a_deleted_root_keeps_its_thread()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        var thread = await borisClient.ThreadOfAsync(root);
        var kept = await borisClient.SaysAsync(thread.Id, "At home");
        var other = await annas.SaysAsync(thread.Id, "No");
        await annas.SummaryAsync(root, 2);

        (await annas.DeleteAsync(other)).EnsureSuccessStatusCode();
        var summary = await annas.SummaryAsync(root, 1);
        Assert.Equal(kept.CreatedAt, summary.LastReplyAt);
        Assert.Equal([boris.UserId], summary.AuthorIds);

        (await annas.DeleteAsync(root)).EnsureSuccessStatusCode();
        Assert.Equal(1, (await borisClient.FindAsync(root)).Thread!.Replies);
        (await borisClient.DeleteAsync(kept)).EnsureSuccessStatusCode();
        Assert.Null((await annas.SummaryAsync(root, 0)).LastReplyAt);
    }
}
