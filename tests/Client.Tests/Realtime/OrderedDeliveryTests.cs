using FsCheck;
using FsCheck.Fluent;
using Platform.Client.Chat;
using Platform.Client.Realtime;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Realtime;

/// <summary>Whatever happens on the way, the consumer sees 1, 2, 3 … of each conversation.</summary>
public sealed class OrderedDeliveryTests
{
    public enum Fate
    {
        Arrives,
        IsLost,
        ArrivesTwice,
        ArrivesAfterTheNext,
        ComesAgainMuchLater,
        BreaksTheConnection,
        MakesTheServerAskForASync,
    }

    [Fact]
    public async Task Loss_repetition_reordering_and_broken_connections_change_nothing_for_the_consumer()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var fates = Gen.Frequency(
            (12, Gen.Constant(Fate.Arrives)),
            (3, Gen.Constant(Fate.IsLost)),
            (3, Gen.Constant(Fate.ArrivesTwice)),
            (3, Gen.Constant(Fate.ArrivesAfterTheNext)),
            (2, Gen.Constant(Fate.ComesAgainMuchLater)),
            (1, Gen.Constant(Fate.BreaksTheConnection)),
            (1, Gen.Constant(Fate.MakesTheServerAskForASync)));
        var stories = Gen.ArrayOf(Gen.Zip(Gen.Choose(0, 2), fates), 40).ToArbitrary();

        await Task.Run(() => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(stories, story => PlayAsync(harness, story))));
    }

    private static async Task PlayAsync(ClientHarness harness, (int Conversation, Fate Fate)[] story)
    {
        var server = harness.Server;
        var conversations = Enumerable.Range(0, 3).Select(_ => server.Chat.Open()).ToArray();
        await using var connection = await harness.ConnectAsync();
        var late = new List<FakeMessage>();
        var held = new List<FakeMessage>();
        foreach (var (conversation, fate) in story)
        {
            var message = server.Chat.Post(conversations[conversation]);
            if (fate is Fate.Arrives or Fate.ArrivesTwice or Fate.ComesAgainMuchLater)
                await server.EmitAsync(message);
            if (fate is Fate.ArrivesTwice)
                await server.EmitAsync(message);
            foreach (var before in held)
                await server.EmitAsync(before);
            held.Clear();
            if (fate is Fate.ArrivesAfterTheNext)
                held.Add(message);
            if (fate is Fate.ComesAgainMuchLater)
                late.Add(message);
            if (fate is Fate.BreaksTheConnection)
                server.Connections.CutAll();
            if (fate is Fate.MakesTheServerAskForASync)
                await server.EmitAsync("syncRequired");
        }

        foreach (var message in late)
            await server.EmitAsync(message);
        // A successor betrays what was lost before it; without one only a sync would.
        foreach (var conversation in conversations)
            await server.PostAsync(conversation, 1);

        var received = await ClientHarness.ReadAsync(connection, story.Length + conversations.Length);
        foreach (var conversation in conversations)
        {
            var expected = server.Chat.History(conversation).Select(message => message.Id);
            Assert.Equal(expected, received.Where(message => message.ConversationId == conversation).Select(message => message.Id));
        }
    }

    [Fact]
    public async Task What_was_there_before_the_start_is_not_new()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open(messages: 5);
        await using var connection = await harness.ConnectAsync();

        await harness.Server.PostAsync(conversation, 1);

        Assert.Equal(6, Assert.Single(await ClientHarness.ReadAsync(connection, 1)).Seq);
    }

    [Fact]
    public async Task A_consumer_goes_on_where_it_stopped()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open(messages: 5);
        await using var connection = await harness.ConnectAsync(new ChatConnectionOptions
        {
            StartAfter = new Dictionary<Guid, long> { [conversation] = 2 },
        });

        Assert.Equal([3L, 4L, 5L], (await ClientHarness.ReadAsync(connection, 3)).Select(message => message.Seq));
    }

    [Fact]
    public async Task A_gap_that_is_larger_than_a_sync_is_read_from_history()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync();
        for (var i = 0; i < 950; i++)
            harness.Server.Chat.Post(conversation);
        await harness.Server.PostAsync(conversation, 1);

        var received = await ClientHarness.ReadAsync(connection, 951);

        Assert.Equal(Enumerable.Range(1, 951).Select(seq => (long)seq), received.Select(message => message.Seq));
    }

    [Fact]
    public async Task After_an_absence_every_conversation_is_found_however_many_there_are()
    {
        await using var harness = await ClientHarness.SignInAsync(prepare: server => server.Chat.SyncConversations = 200);
        var conversations = Enumerable.Range(0, 520).Select(_ => harness.Server.Chat.Open(messages: 1)).ToArray();
        await using var connection = await harness.ConnectAsync();
        harness.Server.Connections.CutAll();
        foreach (var conversation in conversations)
            harness.Server.Chat.Post(conversation);
        await harness.Server.EmitAsync("syncRequired");

        var received = await ClientHarness.ReadAsync(connection, conversations.Length);

        Assert.Equal(conversations.Order(), received.Select(message => message.ConversationId).Order());
    }

    [Fact]
    public async Task A_slow_consumer_loses_nothing_when_its_buffer_is_full()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var conversation = harness.Server.Chat.Open();
        await using var connection = await harness.ConnectAsync(new ChatConnectionOptions
        {
            MaxBufferedMessages = 10,
            ReorderGrace = TimeSpan.FromMilliseconds(1),
        });
        await harness.Server.PostAsync(conversation, 100);

        var received = await ClientHarness.ReadAsync(connection, 100);

        Assert.Equal(Enumerable.Range(1, 100).Select(seq => (long)seq), received.Select(message => message.Seq));
    }

    [Fact]
    public async Task A_new_conversation_starts_with_its_first_message()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = await harness.ConnectAsync();
        var conversation = harness.Server.Chat.Open(messages: 2);
        await harness.Server.EmitAsync("conversationChanged", harness.Server.Chat.Conversation(conversation));

        Assert.Equal([1L, 2L], (await ClientHarness.ReadAsync(connection, 2)).Select(message => message.Seq));
    }

    [Fact]
    public async Task What_becomes_of_a_message_is_told()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = await harness.ConnectAsync();
        var told = new TaskCompletionSource<Message>(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.MessageChanged += message => told.TrySetResult(message);
        var edited = new Message(Guid.CreateVersion7(), Guid.CreateVersion7(), 7, Guid.CreateVersion7(), Guid.CreateVersion7(), "Better", TimeProvider.System.GetUtcNow())
        {
            Revision = 3,
            Edits = 1,
        };

        await harness.Server.EmitAsync("messageChanged", edited);

        var message = await told.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Better", 3, 1), (message.Body, message.Revision, message.Edits));
    }
}
