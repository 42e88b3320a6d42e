using System.Net;
using System.Text.Json;
using Platform.Chat.Tests.Changes;
using Platform.Contracts;

namespace Platform.Chat.Tests.Threads;

public sealed class FollowThreadTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task The_author_of_the_root_and_whoever_writes_follow_and_whoever_only_looks_does_not()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        using var claras = fixture.As(clara);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        var thread = await borisClient.ThreadOfAsync(root);
        await claras.ThreadOfAsync(root);
        Assert.Empty((await annas.ThreadsAsync()).Items);

        await borisClient.SaysAsync(thread.Id, "At home");

        await annas.UnreadAsync(thread.Id, 1);
        await borisClient.UnreadAsync(thread.Id, 0);
        var entry = Assert.Single((await annas.ThreadsAsync("?unread=true")).Items);
        Assert.Equal(("Where do we eat?", 1, "At home"), (entry.Root.Body, entry.Thread.Unread, entry.Thread.LastMessage!.Body));
        Assert.Empty((await borisClient.ThreadsAsync("?unread=true")).Items);
        Assert.Single((await borisClient.ThreadsAsync()).Items);
        Assert.Empty((await claras.ThreadsAsync()).Items);
        Assert.Equal(0, (await claras.ConversationAsync(thread.Id)).Unread);
    }

    [Fact]
    public async Task Whoever_is_called_by_name_follows_a_thread_that_they_never_opened_from_that_message_on()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        var stranger = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        using var claras = fixture.As(clara);
        using var strangers = fixture.As(stranger);
        await using var hub = await fixture.ListenAsync(clara, fixture.OtherReplica);
        var thread = await annas.ThreadOfAsync(await annas.SaysAsync(group.Id, "Where do we eat?"));
        await annas.SaysAsync(thread.Id, "One");
        await annas.SaysAsync(thread.Id, "Two");

        var calling = await annas.SaysAsync(thread.Id, $"{ThreadClient.Mention(clara)} {ThreadClient.Mention(stranger)} {ThreadClient.Mention(boris)}?");

        await claras.UnreadAsync(thread.Id, 1);
        Assert.Equal([calling.Seq], (await claras.ConversationAsync(thread.Id)).UnreadMentions);
        // Her open connection was not in the thread when it was said; it hears of it all the same.
        JsonElement heard;
        do heard = await hub.NextAsync("messagePosted"); while (heard.GetProperty("conversationId").GetGuid() != thread.Id);
        Assert.Equal(calling.Seq, heard.GetProperty("seq").GetInt64());
        Assert.Equal(HttpStatusCode.NotFound, (await strangers.GetAsync(ThreadClient.Path(thread.Id))).StatusCode);
    }

    [Fact]
    public async Task A_choice_stands_against_what_happened_before_it_however_late_or_often_the_news_of_that_comes()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var root = await annas.SaysAsync(group.Id, "Where do we eat?");
        var thread = await borisClient.ThreadOfAsync(root);
        var reply = await borisClient.SaysAsync(thread.Id, "At home");
        await annas.SummaryAsync(root, 1);

        Assert.False((await (await borisClient.FollowAsync(thread.Id, false)).ReadAsync<Chat.Conversations.Conversation>()).Thread!.IsFollowing);
        await fixture.PublishAsync(new MessagesPosted(anna.TenantId, Guid.CreateVersion7(),
            [new PostedMessage(thread.Id, reply.Id, boris.UserId, reply.Body, reply.CreatedAt, reply.Seq)]));
        await annas.SaysAsync(thread.Id, "I do not cook");
        await annas.SummaryAsync(root, 2);
        Assert.Equal((false, 0), ((await borisClient.ConversationAsync(thread.Id)).Thread!.IsFollowing, (await borisClient.ConversationAsync(thread.Id)).Unread));

        await borisClient.SaysAsync(thread.Id, "I do");
        await borisClient.UnreadAsync(thread.Id, 0);
    }

    [Fact]
    public async Task Only_threads_are_followed()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var clara = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        using var claras = fixture.As(clara);
        using var borisClient = fixture.As(boris);
        var thread = await annas.ThreadOfAsync(await borisClient.SaysAsync(conversation.Id, "Where do we eat?"));

        Assert.Equal((HttpStatusCode.Conflict, "not_a_thread"), await RefusalAsync(annas.FollowAsync(conversation.Id, false)));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await RefusalAsync(claras.FollowAsync(thread.Id, true)));
        await borisClient.SaysAsync(conversation.Id, "Hungry");
        Assert.Equal(2, (await annas.ConversationAsync(conversation.Id)).Unread);
    }

    [Fact]
    public async Task Followed_threads_come_in_pages_newest_activity_first()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var threads = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            threads.Add((await borisClient.ThreadOfAsync(await annas.SaysAsync(group.Id, $"Question {i}"))).Id);
            await borisClient.SaysAsync(threads[i], "Yes");
        }

        await borisClient.SaysAsync(threads[1], "Or no");
        var listed = new List<Guid>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await annas.ThreadsAsync($"?limit=2&cursor={cursor}");
            listed.AddRange(page.Items.Select(entry => entry.Thread.Id));
            cursor = page.NextCursor;
        }

        Assert.Equal([threads[1], threads[4], threads[3], threads[2], threads[0]], listed);
    }

    private static async Task<(HttpStatusCode, string?)> RefusalAsync(Task<HttpResponseMessage> call)
    {
        var response = await call;
        return (response.StatusCode, await response.CodeAsync());
    }
}
