using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Forwards;
using Platform.Chat.Messages;
using Platform.Chat.Tests.Changes;
using Platform.Testing;

namespace Platform.Chat.Tests.Forwards;

public sealed class ForwardTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Messages_are_repeated_elsewhere_in_their_order_with_whose_words_they_are()
    {
        var (anna, boris, source) = await fixture.PairAsync();
        var (vera, target) = await WithVeraAsync(anna);
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        using var veras = fixture.As(vera, fixture.OtherReplica);
        var first = await annas.SaysAsync(source.Id, "One");
        var second = await boriss.SaysAsync(source.Id, "Two");

        var response = await annas.ForwardAsync(target.Id, source.Id, New(second), New(first));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var received = (await veras.HistoryAsync(target.Id)).Items;
        Assert.Equal(["One", "Two"], received.Select(message => message.Body));
        Assert.Equal([new(anna.UserId, first.CreatedAt), new(boris.UserId, second.CreatedAt)], received.Select(message => message.Forwarded));
        Assert.All(received, message => Assert.Equal(anna.UserId, message.AuthorId));
    }

    [Fact]
    public async Task What_was_forwarded_once_keeps_its_first_author_and_a_retry_makes_no_second_one()
    {
        var (anna, boris, source) = await fixture.PairAsync();
        var (vera, target) = await WithVeraAsync(anna);
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        using var veras = fixture.As(vera);
        var sent = await boriss.SaysAsync(source.Id, "Original");
        var forward = New(sent);
        await annas.ForwardAsync(target.Id, source.Id, forward);
        await annas.ForwardAsync(target.Id, source.Id, forward);
        var received = Assert.Single((await veras.HistoryAsync(target.Id)).Items);

        await veras.ForwardAsync(target.Id, New(received));

        Assert.Equal(boris.UserId, (await veras.HistoryAsync(target.Id)).Items[^1].Forwarded!.AuthorId);
    }

    [Fact]
    public async Task Nobody_puts_words_into_the_mouth_of_whom_they_forward()
    {
        var (anna, boris, source) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var boriss = fixture.As(boris);
        var sent = await boriss.SaysAsync(source.Id, "I never said that");
        var forwarded = (await (await annas.ForwardAsync(source.Id, New(sent))).ReadAsync<ForwardResult>()).Items[0];

        Assert.Equal("forwarded_message", await (await annas.EditAsync(forwarded, "I said that")).CodeAsync());
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_forwarded_and_neither_is_what_is_gone()
    {
        var (anna, _, source) = await fixture.PairAsync();
        var (vera, target) = await WithVeraAsync(anna);
        using var annas = fixture.As(anna);
        using var veras = fixture.As(vera);
        var sent = await annas.SaysAsync(source.Id, "Between two people");

        Assert.Equal(HttpStatusCode.NotFound, (await veras.ForwardAsync(target.Id, source.Id, New(sent))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await annas.ForwardAsync(target.Id, source.Id, New(sent), New(sent with { Seq = 7 }))).StatusCode);
        await annas.DeleteAsync(sent);
        Assert.Equal("message_deleted", await (await annas.ForwardAsync(target.Id, source.Id, New(sent))).CodeAsync());
        Assert.Empty((await veras.HistoryAsync(target.Id)).Items);
    }

    [Fact]
    public async Task Bounds_are_named()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var sent = await client.SaysAsync(conversation.Id, "Only one");
        var one = New(sent);

        foreach (var bad in new ForwardedMessage[][] { [], [one, one], [one, New(sent)], [one with { ClientMessageId = Guid.Empty }], [.. Enumerable.Range(1, 101).Select(seq => New(sent with { Seq = seq }))] })
            Assert.Equal(HttpStatusCode.BadRequest, (await client.ForwardAsync(conversation.Id, bad)).StatusCode);
    }

    private static ForwardedMessage New(Message message) => new(message.Seq, Guid.CreateVersion7());

    private async Task<(TestPerson Vera, Conversation Target)> WithVeraAsync(TestPerson anna)
    {
        var vera = await fixture.PersonAsync(anna.TenantId);
        using var client = fixture.As(anna);
        var opened = await client.PostAsJsonAsync("/api/chat/v1/conversations/direct", new { vera.UserId }, TestContext.Current.CancellationToken);
        return (vera, await opened.ReadAsync<Conversation>());
    }
}
