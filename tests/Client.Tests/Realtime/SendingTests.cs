using Platform.Client.Realtime;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Realtime;

public sealed class SendingTests
{
    [Fact]
    public async Task A_send_returns_what_was_committed()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync();
        var clientMessageId = Guid.CreateVersion7();

        var message = await connection.SendAsync(conversation, "Добрый день", clientMessageId);

        Assert.Equal((1L, "Добрый день", clientMessageId), (message.Seq, message.Body, message.ClientMessageId));
    }

    [Fact]
    public async Task Messages_wait_for_the_connection_and_go_out_in_order()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = harness.Client.CreateChatConnection(ClientHarness.Fast);
        var sends = Enumerable.Range(1, 20).Select(number => connection.SendAsync(conversation, $"{number}")).ToList();
        Assert.All(sends, send => Assert.False(send.IsCompleted));

        await connection.StartAsync();

        var messages = await Task.WhenAll(sends);
        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"{number}"), messages.OrderBy(message => message.Seq).Select(message => message.Body));
    }

    [Fact]
    public async Task A_lost_acknowledgement_is_asked_for_again_and_nothing_is_sent_twice()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync();
        var cut = new HashSet<string>();
        harness.Server.Connections.BeforeAck = call =>
        {
            if (cut.Add(call.Body))
                harness.Server.Connections.CutAll();
            return Task.CompletedTask;
        };

        var sends = Enumerable.Range(1, 5).Select(number => connection.SendAsync(conversation, $"{number}")).ToList();
        await Task.WhenAll(sends);

        Assert.Equal(5, cut.Count);
        Assert.Equal(["1", "2", "3", "4", "5"], harness.Server.Chat.History(conversation).Select(message => message.Body));
        Assert.All(harness.Server.Connections.Sends.Entries.GroupBy(call => call.Body), calls =>
        {
            Assert.True(calls.Count() > 1);
            Assert.Single(calls.Select(call => call.ClientMessageId).Distinct());
        });
    }

    [Fact]
    public async Task A_refusal_is_told_and_the_next_message_goes_out()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync();
        harness.Server.Connections.BeforeCommit = call =>
            call.Body == "bad" ? throw FakeConnections.Refusal("invalid_request") : Task.CompletedTask;

        var bad = connection.SendAsync(conversation, "bad");
        var good = connection.SendAsync(conversation, "good");

        Assert.Equal("invalid_request", (await Assert.ThrowsAsync<PlatformException>(() => bad)).Code);
        Assert.Equal(1, (await good).Seq);
    }

    [Fact]
    public async Task While_the_database_is_away_messages_wait_and_keep_their_order()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync();
        var refusals = 3;
        harness.Server.Connections.BeforeCommit = _ =>
            refusals-- > 0 ? throw FakeConnections.Refusal("database_unavailable") : Task.CompletedTask;

        await Task.WhenAll(connection.SendAsync(conversation, "first"), connection.SendAsync(conversation, "second"));

        Assert.Equal(["first", "second"], harness.Server.Chat.History(conversation).Select(message => message.Body));
    }

    [Fact]
    public async Task A_body_that_escaping_makes_too_large_for_a_frame_goes_over_rest()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync();
        var body = new string('\n', 16_384);

        Assert.Equal(body, (await connection.SendAsync(conversation, body)).Body);

        Assert.Empty(harness.Server.Connections.Sends.Entries);
        Assert.Single(harness.Server.Connections.Opened.Entries);
    }

    [Fact]
    public async Task More_than_the_queue_holds_is_refused()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = harness.Client.CreateChatConnection(new ChatConnectionOptions { MaxPendingSends = 1 });
        var conversation = harness.Server.Chat.Open();
        var first = connection.SendAsync(conversation, "first");

        var problem = await Assert.ThrowsAsync<PlatformException>(() => connection.SendAsync(conversation, "second"));

        Assert.Equal(PlatformErrorCodes.QueueFull, problem.Code);
        await connection.DisposeAsync();
        Assert.Equal(PlatformErrorCodes.Unreachable, (await Assert.ThrowsAsync<PlatformException>(() => first)).Code);
    }
}
