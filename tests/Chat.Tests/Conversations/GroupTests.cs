using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Members;
using Platform.Chat.Messages;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Conversations;

public sealed class GroupTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_group_has_its_maker_as_owner_and_says_who_is_in_it()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync("Move to the new office");
        using var claras = fixture.As(clara, fixture.OtherReplica);

        var seen = await claras.GetFromJsonAsync<Conversation>(Path(group.Id));

        Assert.Equal((ConversationKind.Group, "Move to the new office", MemberRole.Member, 3), (seen!.Kind, seen.Name, seen.Role, seen.MemberCount));
        Assert.Equal((MemberRole.Owner, 1L), (group.Role, group.LastSeq));
        Assert.Equal(new[] { anna.UserId, boris.UserId, clara.UserId }.Order(), seen.Members.Select(member => member.UserId).Order());
        var notice = seen.LastMessage!.System!;
        Assert.Equal((SystemNoticeKind.Created, "Move to the new office", 2), (notice.Kind, notice.Name, notice.PeopleCount));
        Assert.Equal(0, seen.Unread);
    }

    [Fact]
    public async Task A_creation_that_is_sent_again_makes_no_second_group()
    {
        var anna = await fixture.PersonAsync();
        var boris = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        annas.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var responses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => annas.PostAsJsonAsync("/api/chat/v1/conversations/groups", new { UserIds = new[] { boris.UserId } })));

        var ids = await Task.WhenAll(responses.Select(async response => (await response.ReadAsync<Conversation>()).Id));
        Assert.Single(ids.Distinct());
        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task Who_cannot_be_added_is_named()
    {
        var anna = await fixture.PersonAsync();
        var left = await fixture.PersonAsync(anna.TenantId);
        await fixture.AnnounceAsync(new UserChanged(left.TenantId, Guid.CreateVersion7(), left.UserId, Version: 2, "Left", IsActive: false));
        var foreigner = await fixture.PersonAsync();
        using var annas = fixture.As(anna);

        foreach (var userId in new[] { left.UserId, foreigner.UserId, Guid.CreateVersion7() })
        {
            var response = await annas.PostAsJsonAsync("/api/chat/v1/conversations/groups", new { UserIds = new[] { userId } });
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains(userId.ToString(), await response.Content.ReadAsStringAsync());
        }

        await AssertRefused(annas.PostAsJsonAsync("/api/chat/v1/conversations/groups", new { UserIds = new[] { anna.UserId } }), "userIds", "your own");
        await AssertRefused(annas.PostAsJsonAsync("/api/chat/v1/conversations/groups", new { UserIds = Array.Empty<Guid>() }), "userIds", "1 to 1000");
        await AssertRefused(annas.PostAsJsonAsync("/api/chat/v1/conversations/channels", new { Name = " ", IsPublic = true }), "name", "1 to 100");
        await AssertRefused(annas.PostAsJsonAsync("/api/chat/v1/conversations/channels", new { Name = new string('a', 101) }), "name", "at most 100");
        await AssertRefused(annas.PostAsJsonAsync("/api/chat/v1/conversations/channels", new { Name = "ab\u202Ec" }), "name", "direction");
    }

    [Fact]
    public async Task The_member_after_the_thousandth_is_refused_and_nobody_of_that_call_is_added()
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        await fixture.FillAsync(anna.TenantId, group.Id, count: 996);
        var one = await fixture.PersonAsync(anna.TenantId);
        var other = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);

        await AssertRefused(annas.PostAsJsonAsync(Path(group.Id) + "/members", new { UserIds = new[] { one.UserId, other.UserId } }), "userIds", "1,000");
        (await annas.PostAsJsonAsync(Path(group.Id) + "/members", new { UserIds = new[] { one.UserId } })).EnsureSuccessStatusCode();

        Assert.Equal(1_000, (await annas.GetFromJsonAsync<Conversation>(Path(group.Id)))!.MemberCount);
        Assert.Equal(1_000L, await fixture.ScalarAsync<long>("select count(*) from member where conversation_id = $1", group.Id));
    }

    [Theory]
    [InlineData(null, new[] { "one", "two" })]
    [InlineData(0, new string[0])]
    [InlineData(30, new[] { "one", "two" })]
    public async Task A_new_member_sees_as_much_of_the_past_as_was_chosen(int? historyDays, string[] visible)
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        var dora = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        using var doras = fixture.As(dora);
        await annas.SendAsync(group.Id, "one");
        await annas.SendAsync(group.Id, "two");

        (await annas.PostAsJsonAsync(Path(group.Id) + "/members", new { UserIds = new[] { dora.UserId }, HistoryDays = historyDays })).EnsureSuccessStatusCode();
        await annas.SendAsync(group.Id, "three");

        Assert.Equal([.. visible, "three"], Bodies((await doras.HistoryAsync(group.Id)).Items));
        Assert.Equal([.. visible, "three"], Bodies((await doras.HistoryAsync(group.Id, "?after=0")).Items));
        var sync = await (await doras.PostAsJsonAsync("/api/chat/v1/sync", new { Known = new Dictionary<Guid, long> { [group.Id] = 0 } })).ReadAsync<Sync.SyncResult>();
        Assert.Equal([.. visible, "three"], Bodies(sync.Messages));
        Assert.Equal(1, (await doras.GetFromJsonAsync<Conversation>(Path(group.Id)))!.Unread);
    }

    [Fact]
    public async Task A_removed_member_can_read_and_write_nothing_any_more()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        await annas.SendAsync(group.Id, "before");

        (await annas.DeleteAsync($"{Path(group.Id)}/members/{boris.UserId}")).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.GetAsync(Path(group.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.GetAsync(Path(group.Id) + "/messages")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.GetAsync(Path(group.Id) + "/members")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.SendAsync(group.Id, "still here?")).StatusCode);
        var sync = await (await borisClient.PostAsJsonAsync("/api/chat/v1/sync", new { Known = new Dictionary<Guid, long> { [group.Id] = 1 } })).ReadAsync<Sync.SyncResult>();
        Assert.Equal([group.Id], sync.Removed);
        Assert.Empty(sync.Messages);
        Assert.Equal(HttpStatusCode.NotFound, (await annas.DeleteAsync($"{Path(group.Id)}/members/{boris.UserId}")).StatusCode);
    }

    [Fact]
    public async Task Only_owners_remove_and_appoint_and_the_last_owner_has_an_heir()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);

        Assert.Equal(HttpStatusCode.Forbidden, (await borisClient.DeleteAsync($"{Path(group.Id)}/members/{clara.UserId}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await borisClient.PatchAsJsonAsync($"{Path(group.Id)}/members/{boris.UserId}", new { Role = "owner" })).StatusCode);
        Assert.Contains("last_owner", await (await annas.PatchAsJsonAsync($"{Path(group.Id)}/members/{anna.UserId}", new { Role = "member" })).Content.ReadAsStringAsync());
        (await annas.DeleteAsync($"{Path(group.Id)}/members/{anna.UserId}")).EnsureSuccessStatusCode();

        var members = (await borisClient.GetFromJsonAsync<MemberPage>(Path(group.Id) + "/members"))!.Items;
        Assert.Equal([MemberRole.Member, MemberRole.Owner], members.Select(member => member.Role).Order());
        Assert.DoesNotContain(members, member => member.UserId == anna.UserId);
    }

    [Fact]
    public async Task A_direct_conversation_keeps_its_two_people()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var clara = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);

        HttpResponseMessage[] responses =
        [
            await annas.PostAsJsonAsync(Path(conversation.Id) + "/members", new { UserIds = new[] { clara.UserId } }),
            await annas.DeleteAsync($"{Path(conversation.Id)}/members/{boris.UserId}"),
            await annas.PatchAsJsonAsync(Path(conversation.Id), new { Name = "Us" }),
        ];

        foreach (var response in responses) Assert.Contains("direct_is_fixed", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Public_channels_are_found_and_joined_and_private_ones_are_not()
    {
        var anna = await fixture.PersonAsync();
        var boris = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var open = await ChannelAsync(annas, "News", isPublic: true);
        var closed = await ChannelAsync(annas, "New board", isPublic: false);
        await annas.SendAsync(open.Id, "Welcome");

        var found = (await borisClient.GetFromJsonAsync<ChannelPage>("/api/chat/v1/conversations/channels?query=new"))!.Items;
        Assert.Equal([("News", false)], found.Select(channel => (channel.Name, channel.IsMember)));
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.PostAsync(Path(closed.Id) + "/join", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.GetAsync(Path(open.Id) + "/messages")).StatusCode);

        var joined = await (await borisClient.PostAsync(Path(open.Id) + "/join", null)).ReadAsync<Conversation>();
        Assert.Equal((2, MemberRole.Member), (joined.MemberCount, joined.Role));
        Assert.Contains("Welcome", Bodies((await borisClient.HistoryAsync(open.Id)).Items));
        Assert.Equal(2, (await (await borisClient.PostAsync(Path(open.Id) + "/join", null)).ReadAsync<Conversation>()).MemberCount);
        Assert.Equal(HttpStatusCode.Forbidden, (await borisClient.PatchAsJsonAsync(Path(open.Id), new { Name = "Mine" })).StatusCode);
    }

    [Fact]
    public async Task Members_are_listed_by_name_in_pages_and_found_by_the_beginning_of_a_word()
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        await fixture.FillAsync(anna.TenantId, group.Id, count: 25);
        using var annas = fixture.As(anna);
        var listed = new List<Member>();
        string? cursor = null;
        do
        {
            var page = (await annas.GetFromJsonAsync<MemberPage>($"{Path(group.Id)}/members?limit=10&cursor={cursor}"))!;
            listed.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(28, listed.Select(member => member.UserId).Distinct().Count());
        Assert.Equal(listed.Select(member => member.DisplayName).Order(StringComparer.OrdinalIgnoreCase), listed.Select(member => member.DisplayName));
        Assert.Equal(["Filler 007"], (await annas.GetFromJsonAsync<MemberPage>($"{Path(group.Id)}/members?query=007"))!.Items.Select(member => member.DisplayName));
        Assert.Empty((await annas.GetFromJsonAsync<MemberPage>($"{Path(group.Id)}/members?query=%25"))!.Items);
    }

    private static string Path(Guid conversationId) => $"/api/chat/v1/conversations/{conversationId}";

    private static IEnumerable<string> Bodies(IEnumerable<Message> messages) => messages.Where(message => message.System is null).Select(message => message.Body);

    private static async Task<Conversation> ChannelAsync(HttpClient client, string name, bool isPublic) =>
        await (await client.PostAsJsonAsync("/api/chat/v1/conversations/channels", new { Name = name, IsPublic = isPublic })).ReadAsync<Conversation>();

    private static async Task AssertRefused(Task<HttpResponseMessage> call, string field, string limit)
    {
        var response = await call;
        var problem = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, problem);
        Assert.Contains(field, problem);
        Assert.Contains(limit, problem);
    }
}
