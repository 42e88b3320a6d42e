using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Changes;
using Platform.Chat.Messages;
using Platform.Chat.Sync;
using Platform.Testing;

namespace Platform.Chat.Tests.Realtime;

/// <summary>A device that keeps one conversation as docs/adr/0008 says: a message of a greater revision replaces it, and seq and revision repair what was lost.</summary>
internal sealed class SimulatedDevice : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _client;
    private readonly TestHub _hub;
    private readonly Guid _conversationId;
    private long _revision;

    private SimulatedDevice(TestPerson person, HttpClient client, TestHub hub, Guid conversationId)
    {
        Person = person;
        _client = client;
        _hub = hub;
        _conversationId = conversationId;
    }

    public TestPerson Person { get; }

    /// <summary>What it shows; null once it knows that the conversation is not its person's.</summary>
    public SortedDictionary<long, Message>? Messages { get; private set; } = [];

    public static async Task<SimulatedDevice> OpenAsync(ChatFixture fixture, TestPerson person, TestService replica, Guid conversationId)
    {
        var hub = await TestHub.OpenAsync(replica.Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        return new SimulatedDevice(person, fixture.As(person, replica), hub, conversationId);
    }

    /// <summary>Takes in the events that came, each with its fate.</summary>
    public async Task HearAsync(int[] fates)
    {
        await _hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        var number = 0;
        foreach (var (name, argument) in _hub.Drain())
        {
            var times = fates[number++ % fates.Length] switch { 0 => 0, 1 => 2, _ => 1 };
            for (; times > 0; times--) Hear(name, argument);
        }
    }

    /// <summary>What a client does after each connect.</summary>
    public async Task SynchronizeAsync()
    {
        var held = Messages is { Count: > 0 } messages ? messages : null;
        var known = new Dictionary<Guid, long> { [_conversationId] = held is null ? 0 : EndOfFirstRun(held) };
        var result = await (await _client.PostAsJsonAsync("/api/chat/v1/sync", new { Known = known })).ReadAsync<SyncResult>();
        if (result.Removed.Contains(_conversationId))
        {
            Messages = null;
            return;
        }

        // What is shown begins where the person may see: a stretch that begins elsewhere is loaded anew.
        var page = await _client.HistoryAsync(_conversationId, "?limit=200");
        var isContinued = held is not null && page.Items.Count > 0 && held.Keys.First() == page.Items[0].Seq;
        Messages = isContinued ? held! : [];
        foreach (var message in isContinued ? result.Messages : page.Items) Take(message);

        var changes = await _client.GetFromJsonAsync<ChangePage>($"/api/chat/v1/conversations/{_conversationId}/changes?after={_revision}&limit=200");
        foreach (var message in changes!.Items)
            if (Messages.ContainsKey(message.Seq)) Take(message);
        _revision = changes.Revision;
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _client.Dispose();
    }

    private void Hear(string name, JsonElement argument)
    {
        if (name == "conversationRemoved") Messages = null;
        else if (name == "conversationChanged") Messages ??= [];
        else if (name == "messagePosted" && Messages is not null) Take(argument.Deserialize<Message>(Json)!);
        else if (name == "messageChanged" && Messages is not null) Change(argument.Deserialize<Message>(Json)!);
    }

    private void Take(Message message)
    {
        if (!Messages!.TryGetValue(message.Seq, out var present) || present.Revision < message.Revision) Messages[message.Seq] = message;
    }

    private void Change(Message message)
    {
        if (Messages!.ContainsKey(message.Seq)) Take(message);
    }

    private static long EndOfFirstRun(SortedDictionary<long, Message> messages)
    {
        var end = messages.Keys.First();
        while (messages.ContainsKey(end + 1)) end++;
        return end;
    }
}
