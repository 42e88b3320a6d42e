using Platform.Testing;

namespace Platform.Chat.Tests.Typing;

/// <summary>Who hears that somebody types.</summary>
public sealed class TypingTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task The_other_hears_it_on_every_replica_and_the_own_devices_do_not()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await using var annasDesk = await OpenAsync(anna);
        await using var annasPhone = await OpenAsync(anna, fixture.OtherReplica);
        await using var borisDesk = await OpenAsync(boris);
        await using var borisPhone = await OpenAsync(boris, fixture.OtherReplica);

        await annasDesk.InvokeAsync("Typing", conversation.Id);

        foreach (var device in new[] { borisDesk, borisPhone })
        {
            var notice = await device.NextAsync("typing");
            Assert.Equal((conversation.Id, anna.UserId), (notice.GetProperty("conversationId").GetGuid(), notice.GetProperty("userId").GetGuid()));
        }

        await AssertSilentAsync(annasDesk, annasPhone);
    }

    [Fact]
    public async Task Said_too_often_it_is_told_once()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await using var annas = await OpenAsync(anna);
        await using var borises = await OpenAsync(boris);

        for (var key = 0; key < 10; key++) await annas.InvokeAsync("Typing", conversation.Id);

        await borises.NextAsync("typing");
        await AssertSilentAsync(borises);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public async Task Among_more_than_a_hundred_nobody_is_told(int others, bool isTold)
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await fixture.ScalarAsync<int>("update conversation set member_count = $2 where id = $1 returning member_count", conversation.Id, others + 1);
        await using var annas = await OpenAsync(anna);
        await using var borises = await OpenAsync(boris);

        await annas.InvokeAsync("Typing", conversation.Id);

        if (isTold) await borises.NextAsync("typing");
        else await AssertSilentAsync(borises);
    }

    [Fact]
    public async Task Whoever_is_no_member_cannot_say_it()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        await using var colleague = await OpenAsync(await fixture.PersonAsync(anna.TenantId));

        foreach (var id in new[] { conversation.Id, Guid.Empty, Guid.CreateVersion7() })
            Assert.Equal("not_found", (await Assert.ThrowsAsync<TestHubException>(() => colleague.InvokeAsync("Typing", id))).Code);
    }

    // An answer to a later call comes after everything that was sent before it.
    private static async Task AssertSilentAsync(params TestHub[] hubs)
    {
        foreach (var hub in hubs)
        {
            await hub.InvokeAsync("SetIdle", false);
            Assert.DoesNotContain(hub.Drain(), received => received.Name == "typing");
        }
    }

    private async Task<TestHub> OpenAsync(TestPerson person, TestService? replica = null)
    {
        var hub = await TestHub.OpenAsync((replica ?? fixture.Chat).Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        // An answer to a call means that the connection listens to everything.
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }
}
