using System.Net.Http.Json;
using System.Text.Json;
using Platform.Testing;

namespace Platform.Chat.Tests.Realtime;

public sealed class GroupHubTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Whoever_is_added_hears_of_it_and_of_what_follows_on_any_replica()
    {
        var (anna, _, _, group) = await fixture.GroupAsync();
        var dora = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        await using var doras = await OpenAsync(dora, fixture.OtherReplica);

        (await annas.PostAsJsonAsync(Path(group.Id) + "/members", new { UserIds = new[] { dora.UserId } })).EnsureSuccessStatusCode();
        Assert.Equal(group.Id, (await doras.NextAsync("conversationChanged")).GetProperty("id").GetGuid());
        await annas.SendAsync(group.Id, "Welcome");

        await AssertHearsAsync(doras, "Welcome");
    }

    [Fact]
    public async Task Whoever_is_removed_is_told_and_hears_nothing_more_on_any_replica()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        await using var here = await OpenAsync(boris, fixture.Chat);
        await using var there = await OpenAsync(boris, fixture.OtherReplica);
        await using var claras = await OpenAsync(clara, fixture.OtherReplica);
        using var clarasHttp = fixture.As(clara, fixture.OtherReplica);

        (await annas.DeleteAsync($"{Path(group.Id)}/members/{boris.UserId}")).EnsureSuccessStatusCode();
        foreach (var hub in new[] { here, there }) Assert.Equal(group.Id, (await hub.NextAsync("conversationRemoved")).GetGuid());
        await annas.SendAsync(group.Id, "from the one");
        await clarasHttp.SendAsync(group.Id, "from the other");

        await AssertHearsAsync(claras, "from the other");
        // A call and its answer come after everything that was sent to the connection before.
        foreach (var hub in new[] { here, there })
        {
            await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
            Assert.Empty(hub.Drain());
        }
    }

    [Fact]
    public async Task In_a_group_an_author_learns_when_somebody_else_has_the_message_and_nobody_learns_who_read_what()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        await using var hub = await OpenAsync(anna, fixture.OtherReplica);
        await using var borisHub = await OpenAsync(boris, fixture.Chat);
        await using var clarasHub = await OpenAsync(clara, fixture.Chat);
        await annas.SendAsync(group.Id, "Who has it?");

        (await annas.PostAsJsonAsync(Path(group.Id) + "/read", new { Seq = 2 })).EnsureSuccessStatusCode();
        Assert.Equal(0, (await annas.GetFromJsonAsync<JsonElement>(Path(group.Id))).GetProperty("othersDeliveredSeq").GetInt64());
        await borisHub.InvokeAsync("Delivered", group.Id, 2);
        await UntilReachedAsync(hub, "delivered", boris.UserId);
        await clarasHub.InvokeAsync("Read", group.Id, 2);
        await UntilReachedAsync(hub, "read", clara.UserId);

        var seen = await annas.GetFromJsonAsync<JsonElement>(Path(group.Id));
        Assert.Equal((2, 2), (seen.GetProperty("othersDeliveredSeq").GetInt64(), seen.GetProperty("othersReadSeq").GetInt64()));
        Assert.DoesNotContain(borisHub.Drain(), received => received.Name == "receiptChanged" && received.Argument.GetProperty("userId").GetGuid() != boris.UserId);
    }

    [Fact]
    public async Task How_far_a_group_is_reached_hears_only_whom_it_concerns()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var claras = fixture.As(clara);
        await using var hub = await OpenAsync(anna, fixture.OtherReplica);
        await using var borisHub = await OpenAsync(boris, fixture.Chat);
        await using var clarasHub = await OpenAsync(clara, fixture.Chat);
        await annas.SendAsync(group.Id, "For Anna to know");

        await borisHub.InvokeAsync("Delivered", group.Id, 2);
        await UntilReachedAsync(hub, "delivered", boris.UserId);
        await clarasHub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        Assert.DoesNotContain(clarasHub.Drain(), received => received.Name == "reachChanged");

        // Now Clara is an author too. What the furthest receives concerns whoever wrote since, and the furthest themselves.
        await claras.SendAsync(group.Id, "For Clara to know");
        await borisHub.InvokeAsync("Delivered", group.Id, 3);
        await UntilReachedAsync(clarasHub, "delivered", boris.UserId);
    }

    [Fact]
    public async Task In_a_group_a_members_other_device_hears_what_they_saw_and_not_what_they_received()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        await using var phone = await OpenAsync(boris, fixture.Chat);
        await using var desk = await OpenAsync(boris, fixture.OtherReplica);
        await annas.SendAsync(group.Id, "One");
        await annas.SendAsync(group.Id, "Two");

        await phone.InvokeAsync("Delivered", group.Id, 2);
        await UntilReachedAsync(phone, "delivered", boris.UserId);
        await phone.InvokeAsync("Read", group.Id, 3);

        Assert.Equal(3, (await desk.NextAsync("receiptChanged")).GetProperty("readSeq").GetInt64());
    }

    [Fact]
    public async Task Everybody_in_it_hears_of_its_new_name()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync("Old");
        using var annas = fixture.As(anna);
        await using var borisHub = await OpenAsync(boris, fixture.OtherReplica);

        (await annas.PatchAsJsonAsync(Path(group.Id), new { Name = "New" })).EnsureSuccessStatusCode();

        Assert.Equal("renamed", (await borisHub.NextAsync("messagePosted")).GetProperty("system").GetProperty("kind").GetString());
        Assert.Equal("New", (await borisHub.NextAsync("detailsChanged")).GetProperty("name").GetString());
    }

    private static string Path(Guid conversationId) => $"/api/chat/v1/conversations/{conversationId}";

    private async Task<TestHub> OpenAsync(TestPerson person, TestService replica)
    {
        var hub = await TestHub.OpenAsync(replica.Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        // An answer to a call means that the connection listens to everything.
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }

    private static async Task AssertHearsAsync(TestHub hub, string body)
    {
        while ((await hub.NextAsync("messagePosted")).GetProperty("body").GetString() != body)
        {
            // Others may come before.
        }
    }

    private static async Task UntilReachedAsync(TestHub hub, string what, Guid userId)
    {
        while (!(await hub.NextAsync("reachChanged")).GetProperty(what + "By").EnumerateArray().Any(by => by.GetGuid() == userId))
        {
            // Others may come before.
        }
    }
}
