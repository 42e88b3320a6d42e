using System.Net;
using Platform.Chat.Messages;
using Platform.Chat.Tests.Changes;

namespace Platform.Chat.Tests.Reactions;

public sealed class ReactionTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Everybody_sees_who_gave_which_emoji_in_the_order_of_giving()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        await using var hub = await fixture.ListenAsync(anna, fixture.Chat);
        var sent = await annas.SaysAsync(conversation.Id, "Done");

        await boriss.ReactAsync(sent, "🎉");
        await boriss.ReactAsync(sent, "👍");
        var message = await (await annas.ReactAsync(sent, "🎉")).ReadAsync<Message>();

        Assert.Equal([("🎉", 2), ("👍", 1)], message.Reactions!.Select(reaction => (reaction.Emoji, reaction.Count)));
        Assert.Equal([boris.UserId, anna.UserId], message.Reactions![0].UserIds);
        Assert.Equal(3, message.Revision);

        // The frames of two replicas come in any order; the revision says which is later.
        var heard = new SortedDictionary<int, int>();
        while (heard.Count < 3)
        {
            var changed = await hub.NextAsync("messageChanged");
            heard[changed.GetProperty("revision").GetInt32()] = changed.GetProperty("reactions").GetArrayLength();
        }
        Assert.Equal([1, 2, 2], heard.Values);
    }

    [Fact]
    public async Task Giving_and_taking_twice_changes_nothing()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Done");

        await client.ReactAsync(sent, "👍");
        Assert.Equal(1, (await (await client.ReactAsync(sent, "👍")).ReadAsync<Message>()).Revision);
        Assert.Null((await (await client.UnreactAsync(sent, "👍")).ReadAsync<Message>()).Reactions);
        Assert.Equal(2, (await (await client.UnreactAsync(sent, "👍")).ReadAsync<Message>()).Revision);
    }

    [Fact]
    public async Task Both_who_react_at_once_are_counted()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris, fixture.OtherReplica);
        var sent = await annas.SaysAsync(conversation.Id, "Vote");

        await Task.WhenAll(annas.ReactAsync(sent, "👍"), boriss.ReactAsync(sent, "👍"), annas.ReactAsync(sent, "👎"), boriss.ReactAsync(sent, "👎"));

        var message = await annas.FindAsync(sent);
        Assert.Equal(4, message.Reactions!.Sum(reaction => reaction.Count));
        Assert.Equal(4, message.Revision);
    }

    [Theory]
    [InlineData("👍🏽")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("1️⃣")]
    [InlineData("❤️")]
    [InlineData("‼️")]
    [InlineData("ℹ️")]
    public async Task What_is_an_emoji_is_taken(string emoji)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Anything");

        Assert.Equal(emoji, Assert.Single((await (await client.ReactAsync(sent, emoji)).ReadAsync<Message>()).Reactions!).Emoji);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("👍 and more")]
    [InlineData("1")]
    [InlineData("<b>")]
    [InlineData("\u202E👍")]
    [InlineData("\u200D")]
    [InlineData("👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍")]
    [InlineData(":Not A Name:")]
    [InlineData(":nobody_added_it:")]
    public async Task What_is_none_is_refused_by_the_name_of_its_field(string emoji)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Anything");

        var refused = await client.ReactAsync(sent, emoji);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (refused.StatusCode, await refused.CodeAsync()));
    }

    [Fact]
    public async Task The_twenty_first_emoji_and_one_on_a_deleted_message_are_refused()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Anything");
        for (var i = 0; i < 20; i++) (await client.ReactAsync(sent, char.ConvertFromUtf32(0x1F600 + i))).EnsureSuccessStatusCode();

        Assert.Equal("too_many_reactions", await (await client.ReactAsync(sent, "👍")).CodeAsync());
        (await client.ReactAsync(sent, "😀")).EnsureSuccessStatusCode();
        await client.DeleteAsync(sent);
        Assert.Equal("message_deleted", await (await client.ReactAsync(sent, "😀")).CodeAsync());
        Assert.Null((await client.FindAsync(sent)).Reactions);
    }
}
