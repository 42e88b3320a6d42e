using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Members;
using Platform.Chat.Receipts;
using Platform.Chat.Tests.Changes;
using Platform.Testing;

namespace Platform.Chat.Tests.Receipts;

/// <summary>What REST tells of who has read what, when somebody does not show it.</summary>
public sealed class HiddenReadsTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task In_a_direct_conversation_neither_sees_what_the_other_has_read_while_one_of_them_does_not_show_it()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        var sent = await annas.SaysAsync(conversation.Id, "Have you read this?");
        await boriss.SaysAsync(conversation.Id, "And you this?");
        await ReadAsync(boriss, conversation.Id, 2);
        await ReadAsync(annas, conversation.Id, 2);
        Assert.Equal((2, 2), await SeenAsync(annas, conversation.Id));

        await fixture.ChooseAsync(boris, shows: false);

        Assert.Equal((2, 0), await SeenAsync(annas, conversation.Id));
        Assert.Equal((2, 0), await SeenAsync(boriss, conversation.Id));
        Assert.Equal("0", await OthersInListAsync(annas, conversation.Id, anna));
        Assert.Equal((false, 0, 1), await InfoAsync(boriss, conversation.Id, 2));
        Assert.Equal((true, 0, 1), await InfoAsync(annas, conversation.Id, sent.Seq));

        await fixture.ChooseAsync(boris, shows: true, version: 2);
        Assert.Equal((2, 2), await SeenAsync(annas, conversation.Id));
        Assert.Equal((2, 2), await SeenAsync(boriss, conversation.Id));
        Assert.Equal((true, 1, 0), await InfoAsync(annas, conversation.Id, sent.Seq));
    }

    [Fact]
    public async Task What_is_unread_for_oneself_stays_exact()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        await fixture.ChooseAsync(boris, shows: false);
        for (var i = 0; i < 3; i++) await annas.SaysAsync(conversation.Id, $"Message {i}");

        await ReadAsync(boriss, conversation.Id, 2);

        var own = (await boriss.GetFromJsonAsync<Conversation>(Path(conversation.Id)))!;
        Assert.Equal((2, 1), (own.ReadSeq, own.Unread));
        Assert.Equal(2, own.Members.Single(member => member.UserId == boris.UserId).ReadSeq);
    }

    [Fact]
    public async Task In_a_group_the_others_see_each_other_and_not_whoever_hides()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        using var claras = fixture.As(clara);
        for (var i = 0; i < 3; i++) await annas.SaysAsync(group.Id, $"Message {i}");
        await ReadAsync(boriss, group.Id, 4);
        await ReadAsync(claras, group.Id, 3);
        Assert.Equal((4, 4), await SeenAsync(annas, group.Id));

        await fixture.ChooseAsync(boris, shows: false);

        Assert.Equal((4, 3), await SeenAsync(annas, group.Id));
        Assert.Equal((3, 0), await SeenAsync(boriss, group.Id));
        Assert.Equal("0 3", await OthersInListAsync(annas, group.Id, anna));
        Assert.Equal("0 0", await OthersInListAsync(boriss, group.Id, boris));
        Assert.Equal((true, 1, 1), await InfoAsync(annas, group.Id, 3));
        // What he read himself he knows.
        Assert.Equal((false, 1, 1), await InfoAsync(boriss, group.Id, 2));

        await fixture.ChooseAsync(boris, shows: true, version: 2);
        Assert.Equal((4, 4), await SeenAsync(annas, group.Id));
        Assert.Equal((3, 3), await SeenAsync(boriss, group.Id));
    }

    [Fact]
    public async Task What_somebody_reads_while_they_hide_it_shows_once_they_show_it()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        await annas.SaysAsync(group.Id, "Read in silence");
        await fixture.ChooseAsync(boris, shows: false);
        await ReadAsync(boriss, group.Id, 2);
        Assert.Equal((2, 0), await SeenAsync(annas, group.Id));

        await fixture.ChooseAsync(boris, shows: true, version: 2);

        Assert.Equal((2, 2), await SeenAsync(annas, group.Id));
    }

    [Fact]
    public async Task Whoever_joined_since_has_not_read_what_was_there_before()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        var dora = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        await annas.SaysAsync(group.Id, "Before her");
        await ReadAsync(boriss, group.Id, 2);
        (await annas.PostAsJsonAsync(Path(group.Id) + "/members", new { UserIds = new[] { dora.UserId } })).EnsureSuccessStatusCode();

        await fixture.ChooseAsync(boris, shows: false);

        Assert.Equal((2, 0), await SeenAsync(annas, group.Id));
    }

    [Fact]
    public async Task The_workspace_decides_over_the_switch()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        await annas.SaysAsync(group.Id, "Policy");
        await ReadAsync(boriss, group.Id, 2);
        await fixture.ChooseAsync(boris, shows: false);

        await fixture.DecideAsync(anna.TenantId, "on", version: 2);
        Assert.Equal((2, 2), await SeenAsync(annas, group.Id));
        await fixture.DecideAsync(anna.TenantId, "off", version: 3);
        Assert.Equal((2, 0), await SeenAsync(annas, group.Id));
        Assert.Equal((false, 0, 1), await InfoAsync(annas, group.Id, 2));
        await fixture.ChooseAsync(boris, shows: true, version: 2);
        Assert.Equal((2, 0), await SeenAsync(annas, group.Id));
        await fixture.DecideAsync(anna.TenantId, "choice", version: 4);
        Assert.Equal((2, 2), await SeenAsync(annas, group.Id));
    }

    [Fact]
    public async Task An_older_choice_that_arrives_late_changes_nothing()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        await annas.SaysAsync(conversation.Id, "Late");
        await ReadAsync(boriss, conversation.Id, 1);
        await fixture.ChooseAsync(boris, shows: false, version: 5);

        await fixture.ChooseAsync(boris, shows: true, version: 4);

        Assert.Equal((1, 0), await SeenAsync(annas, conversation.Id));
    }

    private static string Path(Guid conversationId) => $"/api/chat/v1/conversations/{conversationId}";

    private static async Task ReadAsync(HttpClient client, Guid conversationId, long seq) =>
        (await client.PostAsJsonAsync(Path(conversationId) + "/read", new { Seq = seq })).EnsureSuccessStatusCode();

    private static async Task<(long Delivered, long Read)> SeenAsync(HttpClient client, Guid conversationId)
    {
        var conversation = (await client.GetFromJsonAsync<Conversation>(Path(conversationId)))!;
        return (conversation.OthersDeliveredSeq, conversation.OthersReadSeq);
    }

    // How far the others have read, as the list of members says; smallest first.
    private static async Task<string> OthersInListAsync(HttpClient client, Guid conversationId, TestPerson viewer)
    {
        var page = (await client.GetFromJsonAsync<MemberPage>(Path(conversationId) + "/members"))!;
        return string.Join(' ', page.Items.Where(member => member.UserId != viewer.UserId).Select(member => member.ReadSeq).Order());
    }

    // Whether reads are shown at all, and how many read it and have it.
    private static async Task<(bool ReadsShown, int Read, int Delivered)> InfoAsync(HttpClient client, Guid conversationId, long seq)
    {
        var info = (await client.GetFromJsonAsync<MessageInfo>($"{Path(conversationId)}/messages/{seq}/info"))!;
        return (info.ReadsShown, info.ReadCount, info.DeliveredCount);
    }
}
