using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Tests.Changes;

namespace Platform.Chat.Tests.Conversations;

public sealed class UnreadNoticeTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Lines_that_say_what_happened_do_not_count_as_unread()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync("Old");
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        Assert.Equal((0, "1"), Unread(await FindAsync(boriss, group.Id)));

        await annas.SaysAsync(group.Id, "Two");
        (await annas.PatchAsJsonAsync(Path(group.Id), new { Name = "New" })).EnsureSuccessStatusCode();
        await annas.SaysAsync(group.Id, "Four");
        Assert.Equal((2, "1 3"), Unread(await FindAsync(boriss, group.Id)));

        (await boriss.PostAsJsonAsync(Path(group.Id) + "/read", new { Seq = 2 })).EnsureSuccessStatusCode();
        Assert.Equal((1, "3"), Unread(await FindAsync(boriss, group.Id)));

        (await boriss.PostAsJsonAsync(Path(group.Id) + "/read", new { Seq = 4 })).EnsureSuccessStatusCode();
        Assert.Equal((0, ""), Unread(await FindAsync(boriss, group.Id)));
    }

    private static string Path(Guid conversationId) => $"/api/chat/v1/conversations/{conversationId}";

    private static async Task<Conversation> FindAsync(HttpClient client, Guid conversationId) => (await client.GetFromJsonAsync<Conversation>(Path(conversationId)))!;

    private static (long Unread, string Notices) Unread(Conversation conversation) => (conversation.Unread, string.Join(' ', conversation.UnreadNotices));
}
