using Platform.Chat.Messages;
using Platform.Chat.Tests.Changes;

namespace Platform.Chat.Tests.Pins;

public sealed class PinTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Pinned_messages_are_listed_for_both_the_newest_pin_first()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        var first = await annas.SaysAsync(conversation.Id, "Door code: ask me");
        var second = await annas.SaysAsync(conversation.Id, "Rota");
        await annas.SaysAsync(conversation.Id, "Chatter");

        await annas.PinAsync(second);
        await boriss.PinAsync(first);

        var pins = await annas.PinsAsync(conversation.Id);
        Assert.Equal([(1L, boris.UserId), (2L, anna.UserId)], pins.Select(message => (message.Seq, message.PinnedBy!.Value)));
        await annas.UnpinAsync(first);
        Assert.Equal([2L], (await boriss.PinsAsync(conversation.Id)).Select(message => message.Seq));
    }

    [Fact]
    public async Task Pinning_twice_keeps_who_pinned_first_and_unpinning_twice_does_no_harm()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var sent = await annas.SaysAsync(conversation.Id, "Rota");

        await annas.PinAsync(sent);
        var again = await (await boriss.PinAsync(sent)).ReadAsync<Message>();
        Assert.Equal((anna.UserId, 1L), (again.PinnedBy!.Value, again.Revision));

        await boriss.UnpinAsync(sent);
        Assert.Equal(2, (await (await annas.UnpinAsync(sent)).ReadAsync<Message>()).Revision);
    }

    [Fact]
    public async Task A_deleted_message_loses_its_pin_and_gets_none()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Rota");
        await client.PinAsync(sent);

        await client.DeleteAsync(sent);

        Assert.Empty(await client.PinsAsync(conversation.Id));
        Assert.Equal("message_deleted", await (await client.PinAsync(sent)).CodeAsync());
    }

    [Fact]
    public async Task The_fifty_first_pin_is_refused()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        for (var i = 0; i < 50; i++) (await client.PinAsync(await client.SaysAsync(conversation.Id, $"{i}"))).EnsureSuccessStatusCode();

        Assert.Equal("too_many_pins", await (await client.PinAsync(await client.SaysAsync(conversation.Id, "One more"))).CodeAsync());
    }
}
