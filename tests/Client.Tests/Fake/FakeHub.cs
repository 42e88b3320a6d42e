using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Platform.Client.Tests.Fake;

public sealed record SendCall(Guid ConversationId, Guid ClientMessageId, string Body);

public sealed record DeliveredCall(Guid ConversationId, long Seq);

/// <summary>The hub's open connections and what was called over them.</summary>
public sealed class FakeConnections
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _open = [];

    public Log<string> Opened { get; } = new();

    public Log<SendCall> Sends { get; } = new();

    public Log<DeliveredCall> Delivered { get; } = new();

    public Log<string> Renewed { get; } = new();

    /// <summary>Decides about a send before it is committed; throws to refuse.</summary>
    public Func<SendCall, Task> BeforeCommit { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs between the commit and the acknowledgement.</summary>
    public Func<SendCall, Task> BeforeAck { get; set; } = _ => Task.CompletedTask;

    public Func<DeliveredCall, Task> OnDelivered { get; set; } = _ => Task.CompletedTask;

    public void Add(HubCallerContext context)
    {
        _open[context.ConnectionId] = context;
        Opened.Add(context.ConnectionId);
    }

    public void Remove(string connectionId) => _open.TryRemove(connectionId, out _);

    /// <summary>As when the network or the server goes away.</summary>
    public void CutAll()
    {
        foreach (var context in _open.Values)
            context.Abort();
    }

    public static HubException Refusal(string code) => new($$"""{"code":"{{code}}","detail":"Refused by the test."}""");
}

public sealed class FakeHub(FakeServer server) : Hub
{
    public override Task OnConnectedAsync()
    {
        server.Connections.Add(Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        server.Connections.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task<FakeMessage> SendMessage(Guid conversationId, Guid clientMessageId, string body)
    {
        var call = new SendCall(conversationId, clientMessageId, body);
        server.Connections.Sends.Add(call);
        await server.Connections.BeforeCommit(call);
        var message = server.Chat.Post(conversationId, body, clientMessageId);
        await server.Connections.BeforeAck(call);
        await Clients.All.SendAsync("messagePosted", message);
        return message;
    }

    public async Task Delivered(Guid conversationId, long seq)
    {
        var call = new DeliveredCall(conversationId, seq);
        await server.Connections.OnDelivered(call);
        server.Connections.Delivered.Add(call);
    }

    public object Sync(Dictionary<Guid, long> known) => server.Chat.Sync(known);

    public void Renew(string accessToken) => server.Connections.Renewed.Add(accessToken);
}
