using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Testing;

namespace Platform.Chat.Tests.Pictures;

public sealed class GroupPictureTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    public static TheoryData<string, byte[]> Refused => new()
    {
        { "empty", [] },
        { "text", "<svg onload='alert(1)'/>"u8.ToArray() },
        { "a GIF", PictureFiles.Gif(10, 10) },
        { "a bomb", PictureFiles.Png(60_000, 60_000) },
        { "no pixels", PictureFiles.Png(0, 10) },
        { "a byte too many", [.. PictureFiles.Png(10, 10), .. new byte[(256 * 1024) - 63]] },
    };

    [Fact]
    public async Task Whoever_is_in_a_group_gives_it_a_picture_and_everybody_in_it_hears_of_it()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        await using var hub = await TestHub.OpenAsync(fixture.OtherReplica.Address, fixture.Authority.Token(anna, TimeProvider.System.GetUtcNow()));
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());

        var changed = await (await SetAsync(borisClient, group.Id, PictureFiles.Png(64, 64))).ReadAsync<Conversation>();

        Assert.StartsWith($"/api/chat/v1/conversations/{group.Id}/picture?v=", changed.PictureUrl, StringComparison.Ordinal);
        Assert.Equal(SystemNoticeKind.PictureChanged, changed.LastMessage!.System!.Kind);
        Assert.Equal("pictureChanged", (await hub.NextAsync("messagePosted")).GetProperty("system").GetProperty("kind").GetString());
        Assert.Equal(changed.PictureUrl, (await hub.NextAsync("detailsChanged")).GetProperty("pictureUrl").GetString());
        Assert.Equal(changed.PictureUrl, (await annas.GetFromJsonAsync<ConversationPage>("/api/chat/v1/conversations"))!.Items.Single().PictureUrl);

        var removed = await (await annas.DeleteAsync(Path(group.Id))).ReadAsync<Conversation>();
        Assert.Null(removed.PictureUrl);
        Assert.Equal(changed.LastSeq + 1, removed.LastSeq);
        Assert.Equal(JsonValueKind.Null, (await hub.NextAsync("detailsChanged")).GetProperty("pictureUrl").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await annas.GetAsync(changed.PictureUrl)).StatusCode);
    }

    [Fact]
    public async Task The_picture_is_what_it_is_and_cached_for_good_under_its_address()
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        var file = PictureFiles.WebP(256, 256);
        var address = (await (await SetAsync(annas, group.Id, file)).ReadAsync<Conversation>()).PictureUrl!;

        using var answer = await annas.GetAsync(address);

        Assert.Equal("image/webp", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        Assert.Equal(HttpStatusCode.NotModified, (await annas.SendAsync(again)).StatusCode);
        Assert.True((await annas.GetAsync(address[..^1] + "x")).Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_says_nothing()
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);

        var first = await (await SetAsync(annas, group.Id, PictureFiles.Png(10, 10))).ReadAsync<Conversation>();
        var second = await (await SetAsync(annas, group.Id, PictureFiles.Png(10, 10))).ReadAsync<Conversation>();
        await (await annas.DeleteAsync(Path(group.Id))).ReadAsync<Conversation>();
        var none = await (await annas.DeleteAsync(Path(group.Id))).ReadAsync<Conversation>();

        Assert.Equal((first.PictureUrl, first.LastSeq), (second.PictureUrl, second.LastSeq));
        Assert.Equal(first.LastSeq + 1, none.LastSeq);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_picture_is_refused_with_the_reason(string what, byte[] content)
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);

        var answer = await SetAsync(annas, group.Id, content);

        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, what);
        Assert.StartsWith("Picture is ", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("picture")[0].GetString());
        Assert.Null((await annas.GetFromJsonAsync<Conversation>($"/api/chat/v1/conversations/{group.Id}"))!.PictureUrl);
    }

    [Fact]
    public async Task A_channels_picture_is_its_owners_and_everybody_sees_that_of_a_public_one()
    {
        var (anna, boris, _) = await fixture.PairAsync();
        var stranger = await fixture.PersonAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        using var strangers = fixture.As(stranger);
        var open = await ChannelAsync(annas, isPublic: true, boris.UserId);
        var closed = await ChannelAsync(annas, isPublic: false);

        Assert.Equal(HttpStatusCode.Forbidden, (await SetAsync(borisClient, open.Id, PictureFiles.Png(1, 1))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SetAsync(borisClient, closed.Id, PictureFiles.Png(1, 1))).StatusCode);
        foreach (var channel in new[] { open, closed }) (await SetAsync(annas, channel.Id, PictureFiles.Png(1, 1))).EnsureSuccessStatusCode();
        (await borisClient.DeleteAsync($"/api/chat/v1/conversations/{open.Id}/members/{boris.UserId}")).EnsureSuccessStatusCode();

        var listed = Assert.Single((await borisClient.GetFromJsonAsync<ChannelPage>("/api/chat/v1/conversations/channels"))!.Items);
        Assert.Equal(HttpStatusCode.OK, (await borisClient.GetAsync(listed.PictureUrl)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.GetAsync(Path(closed.Id))).StatusCode);
        foreach (var channel in new[] { open, closed }) Assert.Equal(HttpStatusCode.NotFound, (await strangers.GetAsync(Path(channel.Id))).StatusCode);
    }

    [Fact]
    public async Task A_direct_conversation_has_none()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);

        Assert.Contains("direct_is_fixed", await (await SetAsync(annas, conversation.Id, PictureFiles.Png(1, 1))).Content.ReadAsStringAsync());
    }

    private static string Path(Guid conversationId) => $"/api/chat/v1/conversations/{conversationId}/picture";

    private static Task<HttpResponseMessage> SetAsync(HttpClient client, Guid conversationId, byte[] content) =>
        client.PutAsync(Path(conversationId), new ByteArrayContent(content), TestContext.Current.CancellationToken);

    private static async Task<Conversation> ChannelAsync(HttpClient client, bool isPublic, params Guid[] userIds) =>
        await (await client.PostAsJsonAsync("/api/chat/v1/conversations/channels", new { Name = "News", IsPublic = isPublic, UserIds = userIds })).ReadAsync<Conversation>();
}
