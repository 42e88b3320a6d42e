using Microsoft.AspNetCore.SignalR;
using Platform.Chat.Conversations;

namespace Platform.Chat.Realtime;

/// <summary>
/// Keeps open connections listening to exactly the conversations that their users are members of:
/// all of them when a connection opens, and each new one as it comes, on whatever node the connection is.
/// </summary>
public sealed partial class Memberships
{
    // A control frame: one byte for what happened, then the conversation's id.
    private const byte Joined = 0;
    private const byte Left = 1;
    private const int FrameLength = 17;

    private readonly ConversationConnections _connections;
    private readonly ConversationStore _conversations;
    private readonly ChatEvents _events;
    private readonly ILogger<Memberships> _logger;

    /// <summary>Listens for memberships that other nodes announce.</summary>
    public Memberships(ConversationConnections connections, ConversationStore conversations, ChatEvents events, ILogger<Memberships> logger)
    {
        _connections = connections;
        _conversations = conversations;
        _events = events;
        _logger = logger;
        connections.FramesLost = () => _ = RecheckAllAsync();
        connections.ControlReceived = (audience, content) => _ = FollowAsync(audience, content);
    }

    /// <summary>
    /// Subscribes a new connection to its user's conversations. It already listens to its user's own audience,
    /// so a conversation that begins meanwhile is not missed either.
    /// </summary>
    public async Task SubscribeAsync(HubConnectionContext connection, CancellationToken cancellationToken)
    {
        var caller = ChatConnection.Of(connection).Caller;
        var ids = await _conversations.ListIdsAsync(caller.TenantId, caller.UserId, cancellationToken);
        await Task.WhenAll(ids.Select(id => _connections.JoinAsync(connection, Audience.Conversation(id))));
    }

    /// <summary>Users became members of a conversation: their connections join it, and are told, on every node.</summary>
    public async Task AddedAsync(Guid tenantId, Guid conversationId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        foreach (var userId in userIds)
        {
            _connections.SendControl(Audience.User(userId), [Joined, .. conversationId.ToByteArray()]);
            await JoinHereAsync(Audience.User(userId), conversationId, cancellationToken);
        }
    }

    /// <summary>
    /// A user is no member any more: their connections stop listening and are told, on every node. Whoever posts afterwards finds no
    /// one of them in the audience.
    /// </summary>
    public void Removed(Guid conversationId, Guid userId)
    {
        _connections.SendControl(Audience.User(userId), [Left, .. conversationId.ToByteArray()]);
        LeaveHere(Audience.User(userId), conversationId);
    }

    /// <summary>
    /// Users were removed, as the bus tells every process, also where the control frame was lost. The news may be old: who has been
    /// added again since stays.
    /// </summary>
    public async Task RecheckAsync(Guid tenantId, Guid conversationId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        foreach (var userId in userIds)
        {
            if (_connections.Listening(Audience.User(userId)).Count == 0) continue;
            if (await _conversations.FindAsync(tenantId, userId, conversationId, cancellationToken) is null) LeaveHere(Audience.User(userId), conversationId);
        }
    }

    private void LeaveHere(string userAudience, Guid conversationId)
    {
        foreach (var connection in _connections.Listening(userAudience))
        {
            if (_connections.Leave(connection, Audience.Conversation(conversationId))) _events.ConversationRemoved(connection, conversationId);
        }
    }

    // The conversation is sent after the subscription stands: what was posted in between shows in its LastSeq, and clients fetch it.
    private async Task JoinHereAsync(string userAudience, Guid conversationId, CancellationToken cancellationToken)
    {
        var listening = _connections.Listening(userAudience);
        if (listening.Count == 0) return;

        await Task.WhenAll(listening.Select(connection => _connections.JoinAsync(connection, Audience.Conversation(conversationId))));
        var caller = ChatConnection.Of(listening[0]).Caller;
        if (await _conversations.FindAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) is not { } conversation)
        {
            // Removed again before this was heard of.
            LeaveHere(userAudience, conversationId);
            return;
        }

        foreach (var connection in listening) _events.ConversationChanged(connection, conversation);
    }

    // Somebody may have been added or removed and this node did not hear of it. Clients synchronize when their connections are right.
    private Task RecheckAllAsync() => Parallel.ForEachAsync(_connections.All, async (connection, cancellationToken) =>
    {
        try
        {
            var caller = ChatConnection.Of(connection).Caller;
            var ids = await _conversations.ListIdsAsync(caller.TenantId, caller.UserId, cancellationToken);
            var audiences = ids.Select(Audience.Conversation).ToHashSet();
            _connections.LeaveConversationsExcept(connection, audiences);
            await Task.WhenAll(audiences.Select(audience => _connections.JoinAsync(connection, audience)));
            _connections.SendTo(connection, "syncRequired");
        }
        catch (Exception failure)
        {
            // It cannot be trusted to hear what it should and nothing else: it synchronizes when it returns.
            NotRechecked(failure, connection.ConnectionId);
            connection.Abort();
        }
    });

    private async Task FollowAsync(string userAudience, ReadOnlyMemory<byte> frame)
    {
        if (frame.Length != FrameLength) return;
        var conversationId = new Guid(frame.Span[1..]);
        if (frame.Span[0] == Left)
        {
            LeaveHere(userAudience, conversationId);
            return;
        }

        try
        {
            await JoinHereAsync(userAudience, conversationId, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The connections cannot be trusted to hear everything: they synchronize when they return.
            NotJoined(failure, conversationId);
            foreach (var connection in _connections.Listening(userAudience)) connection.Abort();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Connections could not join conversation {ConversationId} and were cut")]
    private partial void NotJoined(Exception failure, Guid conversationId);

    [LoggerMessage(2, LogLevel.Warning, "Connection {ConnectionId} could not be compared with its user's conversations and was cut")]
    private partial void NotRechecked(Exception failure, string connectionId);
}
