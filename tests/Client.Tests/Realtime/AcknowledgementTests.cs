using Microsoft.Extensions.Time.Testing;
using Platform.Client.Realtime;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Realtime;

public sealed class AcknowledgementTests
{
    [Fact]
    public async Task A_window_of_messages_is_acknowledged_by_one_call()
    {
        var time = new FakeTimeProvider();
        await using var harness = await ClientHarness.SignInAsync(time);
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync(new ChatConnectionOptions());
        await harness.Server.PostAsync(conversation, 25);
        await ClientHarness.ReadAsync(connection, 25);
        Assert.Empty(harness.Server.Connections.Delivered.Entries);

        var delivered = await harness.Server.Connections.Delivered.UntilAsync(
            calls => calls.Count > 0, moveClock: () => time.Advance(TimeSpan.FromMilliseconds(10)));

        Assert.Equal(new DeliveredCall(conversation, 25), Assert.Single(delivered));
    }

    [Fact]
    public async Task What_the_consumer_has_not_read_is_not_acknowledged()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync();
        await harness.Server.PostAsync(conversation, 3);

        await ClientHarness.ReadAsync(connection, 2);
        await harness.Server.Connections.Delivered.UntilAsync(new DeliveredCall(conversation, 2));

        Assert.DoesNotContain(new DeliveredCall(conversation, 3), harness.Server.Connections.Delivered.Entries);
    }

    [Fact]
    public async Task An_acknowledgement_survives_a_broken_connection_and_a_refusal()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync();
        var tries = 0;
        harness.Server.Connections.OnDelivered = _ =>
        {
            tries++;
            if (tries == 1)
                harness.Server.Connections.CutAll();
            return tries <= 2 ? throw FakeConnections.Refusal("database_unavailable") : Task.CompletedTask;
        };
        await harness.Server.PostAsync(conversation, 1);

        await ClientHarness.ReadAsync(connection, 1);

        await harness.Server.Connections.Delivered.UntilAsync(new DeliveredCall(conversation, 1));
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task Acknowledgements_of_many_conversations_stay_below_the_rate_of_the_server()
    {
        var time = new FakeTimeProvider();
        await using var harness = await ClientHarness.SignInAsync(time);
        await using var connection = await harness.ConnectAsync(new ChatConnectionOptions { CallBurst = 20, CallsPerSecond = 10 });
        var conversations = Enumerable.Range(0, 30).Select(_ => harness.Server.Chat.Open()).ToList();
        foreach (var conversation in conversations)
            await harness.Server.PostAsync(conversation, 1);
        await ClientHarness.ReadAsync(connection, 30);
        var start = time.GetUtcNow();

        await harness.Server.Connections.Delivered.UntilAsync(
            calls => calls.Count == conversations.Count, moveClock: () => time.Advance(TimeSpan.FromMilliseconds(10)));

        // Half of the burst is kept for sends; the other 20 calls have to wait for their tenth of a second each.
        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromSeconds(1.9), $"after {time.GetUtcNow() - start}");
    }
}
