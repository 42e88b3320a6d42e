using Platform.Client.Chat;
using Platform.Client.Realtime;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests;

/// <summary>A fake server with a signed-in client.</summary>
internal sealed class ClientHarness : IAsyncDisposable
{
    private ClientHarness(FakeServer server, PlatformClient client) => (Server, Client) = (server, client);

    public FakeServer Server { get; }

    public PlatformClient Client { get; }

    public static async Task<ClientHarness> SignInAsync(TimeProvider? time = null, Action<FakeServer>? prepare = null)
    {
        var server = await FakeServer.StartAsync();
        prepare?.Invoke(server);
        var client = new PlatformClient(new PlatformClientOptions { Address = server.Address, Time = time ?? TimeProvider.System });
        await client.Session.SignInAsync("demo", "anna", "demo");
        return new ClientHarness(server, client);
    }

    public async Task<ChatConnection> ConnectAsync(ChatConnectionOptions? options = null)
    {
        var connection = Client.CreateChatConnection(options ?? Fast);
        await connection.StartAsync(CancellationToken.None);
        return connection;
    }

    public static async Task<List<Message>> ReadAsync(ChatConnection connection, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var messages = new List<Message>();
        if (count == 0)
            return messages;
        await foreach (var message in connection.ReadMessagesAsync(patience.Token))
        {
            messages.Add(message);
            if (messages.Count == count)
                break;
        }

        return messages;
    }

    /// <summary>Short waits, so that tests of faults are quick.</summary>
    public static ChatConnectionOptions Fast => new()
    {
        ReorderGrace = TimeSpan.FromMilliseconds(5),
        AcknowledgementWindow = TimeSpan.FromMilliseconds(5),
        Reconnect = new ReconnectPolicy { First = TimeSpan.FromMilliseconds(10), Longest = TimeSpan.FromMilliseconds(50) },
    };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
