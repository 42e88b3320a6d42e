using System.Net.Http.Json;
using Platform.Chat.Messages;
using Platform.Chat.Receipts;
using Platform.Chat.Tests.Changes;

namespace Platform.Chat.Tests.Receipts;

public sealed class MessageInfoTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task It_says_who_waits_for_a_message_who_has_it_and_who_saw_it()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        var first = await annas.SaysAsync(conversation.Id, "One");
        var second = await annas.SaysAsync(conversation.Id, "Two");
        var third = await annas.SaysAsync(conversation.Id, "Three");

        (await boriss.PostAsJsonAsync($"/api/chat/v1/conversations/{conversation.Id}/delivered", new { second.Seq }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await boriss.PostAsJsonAsync($"/api/chat/v1/conversations/{conversation.Id}/read", new { first.Seq }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        Assert.Equal((1, 0, 0), Counts(await InfoAsync(annas, first)));
        Assert.Equal((0, 1, 0), Counts(await InfoAsync(annas, second)));
        Assert.Equal((0, 0, 1), Counts(await InfoAsync(annas, third)));
        Assert.Equal(boris.UserId, Assert.Single((await InfoAsync(annas, first)).Read).UserId);
    }

    [Fact]
    public async Task It_says_when_where_that_is_known_and_nothing_where_it_is_not()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var path = $"/api/chat/v1/conversations/{conversation.Id}";
        var began = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        var messages = new List<Message>();
        for (var i = 0; i < 70; i++)
        {
            messages.Add(await annas.SaysAsync(conversation.Id, $"Message {i}"));
            if (i != 1) (await boriss.PostAsJsonAsync(path + "/delivered", new { messages[i].Seq }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        (await boriss.PostAsJsonAsync(path + "/read", new { messages[^2].Seq }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var last = Assert.Single((await InfoAsync(annas, messages[^1])).Delivered);
        Assert.True(last.DeliveredAt >= began && last.ReadAt is null, last.ToString());
        var read = Assert.Single((await InfoAsync(annas, messages[^2])).Read);
        Assert.True(read.DeliveredAt >= began && read.ReadAt >= read.DeliveredAt, read.ToString());
        // Its receipt is among those that are not kept any more; that everything was read at once is.
        var first = Assert.Single((await InfoAsync(annas, messages[0])).Read);
        Assert.Equal((null, read.ReadAt), (first.DeliveredAt, first.ReadAt));
        Assert.True(await fixture.ScalarAsync<int>("select cardinality(delivered_times) from member where conversation_id = $1 and user_id = $2", conversation.Id, boris.UserId) <= 64);
    }

    [Fact]
    public async Task Before_the_first_receipt_that_was_kept_no_time_is_known()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var first = await annas.SaysAsync(conversation.Id, "One");
        var second = await annas.SaysAsync(conversation.Id, "Two");
        await fixture.ScalarAsync<object>("update member set delivered_seq = 1, read_seq = 1 where conversation_id = $1 and user_id = $2", conversation.Id, boris.UserId);
        (await boriss.PostAsJsonAsync($"/api/chat/v1/conversations/{conversation.Id}/read", new { second.Seq }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        Assert.Null(Assert.Single((await InfoAsync(annas, first)).Read).ReadAt);
        Assert.NotNull(Assert.Single((await InfoAsync(annas, second)).Read).ReadAt);
    }

    private static (int Read, int Delivered, int Waiting) Counts(MessageInfo info) => (info.ReadCount, info.DeliveredCount, info.WaitingCount);

    private static async Task<MessageInfo> InfoAsync(HttpClient client, Message message) =>
        (await client.GetFromJsonAsync<MessageInfo>(ChangeClient.At(message, "/info"), TestContext.Current.CancellationToken))!;
}
