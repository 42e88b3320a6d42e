using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Preferences;
using Platform.Testing;

namespace Platform.Chat.Tests.Conversations;

public sealed class PreferenceTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task What_is_named_changes_and_the_rest_stays_for_this_member_alone()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        await using var hub = await TestHub.OpenAsync(fixture.OtherReplica.Address, fixture.Authority.Token(anna, TimeProvider.System.GetUtcNow()));
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());

        await ChangeAsync(annas, conversation.Id, new { Muted = true, Level = "mentions" });
        var changed = await (await ChangeAsync(annas, conversation.Id, new { Pinned = true, Sound = false })).ReadAsync<ConversationPreferences>();

        Assert.Equal(new ConversationPreferences(true, false, true, false, NotificationLevel.Mentions, false, false, FolderId: null), changed);
        Assert.Equal(changed, (await annas.GetFromJsonAsync<Conversation>(Path(conversation.Id)))!.Preferences);
        Assert.Equal(new ConversationPreferences(false, false, false, false, NotificationLevel.All, true, false, FolderId: null), (await borisClient.GetFromJsonAsync<Conversation>(Path(conversation.Id)))!.Preferences);
        Assert.Equal(conversation.Id, (await hub.NextAsync("preferencesChanged")).GetProperty("conversationId").GetGuid());
    }

    [Fact]
    public async Task A_level_that_does_not_exist_is_refused()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);

        Assert.Equal(HttpStatusCode.BadRequest, (await ChangeAsync(annas, conversation.Id, new { Level = "sometimes" })).StatusCode);
    }

    [Fact]
    public async Task Mentions_wait_until_they_are_read_and_go_with_their_message()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        using var claras = fixture.As(clara);
        await annas.SendAsync(group.Id, $"[@Boris](user:{boris.UserId}) and again [@Boris](user:{boris.UserId})");
        await annas.SendAsync(group.Id, "[@all](user:all) look");
        await annas.SendAsync(group.Id, $"no link: user:{boris.UserId}");

        Assert.Equal([2L, 3L], await MentionsAsync(borisClient, group.Id));
        Assert.Equal([3L], await MentionsAsync(claras, group.Id));
        Assert.Equal([], await MentionsAsync(annas, group.Id));
        (await annas.DeleteAsync(Path(group.Id) + "/messages/3")).EnsureSuccessStatusCode();
        Assert.Equal([2L], await MentionsAsync(borisClient, group.Id));
        (await borisClient.PostAsJsonAsync(Path(group.Id) + "/read", new { Seq = 2 })).EnsureSuccessStatusCode();
        Assert.Equal([], await MentionsAsync(borisClient, group.Id));
    }

    private static string Path(Guid conversationId) => $"/api/chat/v1/conversations/{conversationId}";

    private static async Task<IEnumerable<long>> MentionsAsync(HttpClient client, Guid conversationId) =>
        (await client.GetFromJsonAsync<JsonElement>(Path(conversationId))).GetProperty("unreadMentions").EnumerateArray().Select(seq => seq.GetInt64());

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, Guid conversationId, object change) =>
        client.PatchAsJsonAsync(Path(conversationId) + "/preferences", change);
}
