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

    private static (int Read, int Delivered, int Waiting) Counts(MessageInfo info) => (info.ReadCount, info.DeliveredCount, info.WaitingCount);

    private static async Task<MessageInfo> InfoAsync(HttpClient client, Message message) =>
        (await client.GetFromJsonAsync<MessageInfo>(ChangeClient.At(message, "/info"), TestContext.Current.CancellationToken))!;
}
