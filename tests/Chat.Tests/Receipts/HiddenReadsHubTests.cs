using System.Text.Json;
using Platform.Chat.Tests.Changes;
using Platform.Testing;

namespace Platform.Chat.Tests.Receipts;

/// <summary>What open connections hear of who has read what, when somebody does not show it, and the moment in which they choose.</summary>
public sealed class HiddenReadsHubTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task The_other_one_hears_that_it_arrived_and_not_that_it_was_read_and_ones_own_devices_hear_all()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        await fixture.ChooseAsync(boris, shows: false);
        await using var annasHub = await OpenAsync(anna, fixture.OtherReplica);
        await using var borisHub = await OpenAsync(boris, fixture.Chat);
        await using var boriss = await OpenAsync(boris, fixture.OtherReplica);
        await annas.SaysAsync(conversation.Id, "One");

        await borisHub.InvokeAsync("Read", conversation.Id, 1);
        Assert.Equal((1, 0), Receipt(await annasHub.NextAsync("receiptChanged")));
        Assert.Equal((1, 1), Receipt(await boriss.NextAsync("receiptChanged")));

        await annas.SaysAsync(conversation.Id, "Two");
        await borisHub.InvokeAsync("Delivered", conversation.Id, 2);
        Assert.Equal((2, 0), Receipt(await annasHub.NextAsync("receiptChanged")));
        await borisHub.InvokeAsync("Read", conversation.Id, 2);
        Assert.Equal((2, 1), Receipt(await boriss.NextAsync("receiptChanged")));
        Assert.Equal((2, 2), Receipt(await boriss.NextAsync("receiptChanged")));

        // Nothing at all: not even that something happened.
        await annas.SaysAsync(conversation.Id, "Three");
        var heard = new List<string>();
        await Eventually.IsTrueAsync("the third message arrives", () =>
        {
            heard.AddRange(annasHub.Drain().Select(received => received.Name));
            return heard.Contains("messagePosted");
        });
        Assert.Equal("messagePosted", Assert.Single(heard));
    }

    [Fact]
    public async Task In_a_group_only_those_who_show_it_hear_who_read()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        await fixture.ChooseAsync(boris, shows: false);
        await using var annasHub = await OpenAsync(anna, fixture.OtherReplica);
        await using var borisHub = await OpenAsync(boris, fixture.OtherReplica);
        await using var clarasHub = await OpenAsync(clara, fixture.Chat);
        await annas.SaysAsync(group.Id, "Who reads?");

        await borisHub.InvokeAsync("Read", group.Id, 2);
        var arrived = By(await annasHub.NextAsync("reachChanged"));
        Assert.Equal([boris.UserId], arrived.Delivered);
        Assert.Empty(arrived.Read);

        await clarasHub.InvokeAsync("Read", group.Id, 2);
        var read = await annasHub.NextAsync("reachChanged");
        Assert.Equal([clara.UserId], By(read).Read);
        while (By(await borisHub.NextAsync("reachChanged")) is var heard && !heard.Delivered.Contains(clara.UserId)) Assert.Empty(heard.Read);
    }

    [Fact]
    public async Task Whoever_turns_the_switch_is_told_and_so_is_who_sees_them()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        await using var annasHub = await OpenAsync(anna, fixture.OtherReplica);
        await using var borisHub = await OpenAsync(boris, fixture.Chat);
        await annas.SaysAsync(conversation.Id, "One");
        await borisHub.InvokeAsync("Read", conversation.Id, 1);
        await annasHub.NextAsync("receiptChanged");

        await fixture.ChooseAsync(boris, shows: false);
        Assert.False((await borisHub.NextAsync("readReceiptsChanged")).GetBoolean());
        Assert.Empty((await annasHub.NextAsync("readsChanged")).GetProperty("readBy").EnumerateArray());

        await fixture.ChooseAsync(boris, shows: true, version: 2);
        Assert.True((await borisHub.NextAsync("readReceiptsChanged")).GetBoolean());
        var shown = await annasHub.NextAsync("readsChanged");
        Assert.Contains(1, shown.GetProperty("readSeq").EnumerateArray().Select(seq => seq.GetInt32()));
    }

    [Fact]
    public async Task In_a_group_the_furthest_are_told_anew()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        await using var annasHub = await OpenAsync(anna, fixture.OtherReplica);
        await using var borisHub = await OpenAsync(boris, fixture.Chat);
        await using var clarasHub = await OpenAsync(clara, fixture.Chat);
        await annas.SaysAsync(group.Id, "One");
        await annas.SaysAsync(group.Id, "Two");
        await clarasHub.InvokeAsync("Read", group.Id, 2);
        await borisHub.InvokeAsync("Read", group.Id, 3);
        while (!By(await annasHub.NextAsync("reachChanged")).Read.Contains(boris.UserId)) { /* Clara's may come before. */ }

        await fixture.ChooseAsync(boris, shows: false);

        var told = await annasHub.NextAsync("readsChanged");
        Assert.Equal([clara.UserId], told.GetProperty("readBy").EnumerateArray().Select(by => by.GetGuid()));
        Assert.Equal([2], told.GetProperty("readSeq").EnumerateArray().Select(seq => seq.GetInt32()));
    }

    [Fact]
    public async Task Everybody_is_told_what_the_workspace_decides()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        await using var here = await OpenAsync(anna, fixture.Chat);
        await using var there = await OpenAsync(boris, fixture.OtherReplica);

        await fixture.DecideAsync(anna.TenantId, "off", version: 2);
        foreach (var hub in new[] { here, there }) Assert.False((await hub.NextAsync("readReceiptsChanged")).GetBoolean());
        await annas.SaysAsync(conversation.Id, "Nobody shows");
        await there.InvokeAsync("Read", conversation.Id, 1);
        Assert.Equal((1, 0), Receipt(await here.NextAsync("receiptChanged")));

        await fixture.DecideAsync(anna.TenantId, "on", version: 3);
        foreach (var hub in new[] { here, there }) Assert.True((await hub.NextAsync("readReceiptsChanged")).GetBoolean());
        await annas.SaysAsync(conversation.Id, "Everybody shows");
        await there.InvokeAsync("Read", conversation.Id, 2);
        Assert.Equal((2, 2), Receipt(await here.NextAsync("receiptChanged")));
    }

    private async Task<TestHub> OpenAsync(TestPerson person, TestService replica)
    {
        var hub = await TestHub.OpenAsync(replica.Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }

    private static (long Delivered, long Read) Receipt(JsonElement receipt) =>
        (receipt.GetProperty("deliveredSeq").GetInt64(), receipt.GetProperty("readSeq").GetInt64());

    private static (Guid[] Delivered, Guid[] Read) By(JsonElement reach) =>
        ([.. reach.GetProperty("deliveredBy").EnumerateArray().Select(by => by.GetGuid())], [.. reach.GetProperty("readBy").EnumerateArray().Select(by => by.GetGuid())]);
}
