using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Platform.Chat.Realtime;

/// <summary>
/// The connections of this node by the audiences that they listen to. An event is serialized once, written to the
/// connections of its audience here, and handed to the backplane once for the other nodes.
/// </summary>
/// <remarks>This is where Microsoft.AspNetCore.SignalR.StackExchangeRedis would plug in (docs/adr/0001).</remarks>
public sealed partial class ConversationConnections : HubLifetimeManager<ChatHub>
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Listeners> _audiences = new();
    private readonly ConcurrentDictionary<string, HubConnectionContext> _connections = new();
    private readonly IBackplane _backplane;
    private readonly IHubProtocol _protocol;
    private readonly IOptions<ConnectionOptions> _options;
    private readonly TimeProvider _clock;

    /// <summary>Starts listening to the other nodes.</summary>
    public ConversationConnections(IBackplane backplane, IHubProtocolResolver protocols, IOptions<ConnectionOptions> options, TimeProvider clock)
    {
        _backplane = backplane;
        _protocol = protocols.GetProtocol("json", supportedProtocols: null)!;
        _options = options;
        _clock = clock;
        backplane.Start(OnFrame, framesLost: () => FramesLost?.Invoke());
    }

    /// <summary>All connections of this node.</summary>
    public IEnumerable<HubConnectionContext> All => _connections.Values;

    /// <summary>What to do with a control frame: the audience that it was sent to, and its content.</summary>
    internal Action<string, ReadOnlyMemory<byte>>? ControlReceived { get; set; }

    /// <summary>What to do when frames of other nodes may have been lost.</summary>
    internal Action? FramesLost { get; set; }

    /// <summary>The connections of this node that listen to an audience.</summary>
    public IReadOnlyList<HubConnectionContext> Listening(string audience) =>
        _audiences.TryGetValue(audience, out var listeners) ? listeners.Snapshot() : [];

    /// <summary>Finds a connection of this node.</summary>
    public bool TryGet(string connectionId, [MaybeNullWhen(false)] out HubConnectionContext connection) =>
        _connections.TryGetValue(connectionId, out connection);

    /// <summary>Makes a connection listen to an audience; from the completion on it misses no event of a healthy backplane.</summary>
    public Task JoinAsync(HubConnectionContext connection, string audience)
    {
        lock (_gate)
        {
            if (!_connections.ContainsKey(connection.ConnectionId)) return Task.CompletedTask;
            // Subscribing under the lock keeps the order: an unsubscribe of the same audience cannot overtake it.
            var listeners = _audiences.GetOrAdd(audience, static (name, backplane) => new Listeners(name, backplane.SubscribeAsync(name)), _backplane);
            if (listeners.Add(connection)) ChatConnection.Of(connection).Audiences.Add(listeners.Audience);
            return listeners.Subscribed;
        }
    }

    /// <summary>Makes a connection stop listening to an audience; false when it did not listen.</summary>
    public bool Leave(HubConnectionContext connection, string audience)
    {
        lock (_gate)
        {
            if (!ChatConnection.Of(connection).Audiences.Remove(audience)) return false;
            if (_audiences.TryGetValue(audience, out var listeners) && listeners.RemoveAndIsEmpty(connection))
            {
                _audiences.TryRemove(audience, out _);
                _backplane.Unsubscribe(audience);
            }

            return true;
        }
    }

    /// <summary>Makes a connection stop listening to every conversation but these audiences.</summary>
    public void LeaveConversationsExcept(HubConnectionContext connection, IReadOnlySet<string> audiences)
    {
        string[] listening;
        lock (_gate) listening = [.. ChatConnection.Of(connection).Audiences];
        foreach (var audience in listening)
            if (Audience.IsConversation(audience) && !audiences.Contains(audience)) Leave(connection, audience);
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        var caller = Hosting.Identity.CallerIdentity.From(connection.User);
        connection.Features.Set(new ChatConnection(caller, _options.Value, _clock.GetTimestamp()));
        _connections[connection.ConnectionId] = connection;
        return Task.WhenAll(JoinAsync(connection, Audience.User(caller.UserId)), JoinAsync(connection, Audience.Tenant(caller.TenantId)));
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        lock (_gate)
        {
            _connections.TryRemove(connection.ConnectionId, out _);
            foreach (var audience in ChatConnection.Of(connection).Audiences)
            {
                if (!_audiences.TryGetValue(audience, out var listeners) || !listeners.RemoveAndIsEmpty(connection)) continue;
                _audiences.TryRemove(audience, out _);
                _backplane.Unsubscribe(audience);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Who listens to one audience. Changes happen under the manager's lock; senders read a snapshot without it.</summary>
    private sealed class Listeners(string audience, Task subscribed)
    {
        private readonly HashSet<HubConnectionContext> _connections = new(capacity: 2);
        private volatile HubConnectionContext[]? _snapshot;

        public string Audience { get; } = audience;

        public Task Subscribed { get; } = subscribed;

        public bool Add(HubConnectionContext connection)
        {
            lock (_connections)
            {
                _snapshot = null;
                return _connections.Add(connection);
            }
        }

        public bool RemoveAndIsEmpty(HubConnectionContext connection)
        {
            lock (_connections)
            {
                _snapshot = null;
                _connections.Remove(connection);
                return _connections.Count == 0;
            }
        }

        public HubConnectionContext[] Snapshot()
        {
            if (_snapshot is { } snapshot) return snapshot;
            lock (_connections) return _snapshot = [.. _connections];
        }
    }
}
