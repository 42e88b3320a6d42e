using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Members;
using Platform.Chat.Tests.Changes;

namespace Platform.Chat.Tests.Conversations;

public sealed class VisibleToTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task It_names_those_who_are_in_it_see_so_far_back_and_are_active()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        var (newcomer, outside) = (await fixture.PersonAsync(anna.TenantId), await fixture.PersonAsync(anna.TenantId));
        using var client = fixture.As(anna);
        var before = await client.SaysAsync(group.Id, "Before");
        (await client.PostAsJsonAsync($"/api/chat/v1/conversations/{group.Id}/members", new { UserIds = new[] { newcomer.UserId }, HistoryDays = 0 }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var after = await client.SaysAsync(group.Id, "After");
        Guid[] asked = [anna.UserId, boris.UserId, newcomer.UserId, outside.UserId];

        Assert.Equal(new[] { anna.UserId, boris.UserId }.Order(), await SeeingAsync(client, group.Id, before.Seq, asked));
        Assert.Equal(new[] { anna.UserId, boris.UserId, newcomer.UserId }.Order(), await SeeingAsync(client, group.Id, after.Seq, asked));
        Assert.Equal([clara.UserId], await SeeingAsync(client, group.Id, after.Seq, [clara.UserId]));
        await fixture.ScalarAsync<object>("update person set is_active = false where user_id = $1", clara.UserId);
        Assert.Empty(await SeeingAsync(client, group.Id, after.Seq, [clara.UserId]));
        using var newcomers = fixture.As(newcomer);
        Assert.Equal(HttpStatusCode.NotFound, (await newcomers.GetAsync(Path(group.Id, before.Seq, asked), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Up_to_100_can_be_asked_about(int count)
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        using var client = fixture.As(anna);
        var message = await client.SaysAsync(group.Id, "All");

        var response = await client.GetAsync(Path(group.Id, message.Seq, [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<IEnumerable<Guid>> SeeingAsync(HttpClient client, Guid conversationId, long seq, Guid[] userIds) =>
        (await client.GetFromJsonAsync<SeeingMembers>(Path(conversationId, seq, userIds), TestContext.Current.CancellationToken))!.UserIds;

    private static string Path(Guid conversationId, long seq, Guid[] userIds) =>
        $"/api/chat/v1/conversations/{conversationId}/messages/{seq}/visible-to?{string.Join('&', userIds.Select(userId => $"userId={userId}"))}";
}
