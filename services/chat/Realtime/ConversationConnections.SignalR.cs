namespace Platform.Chat.Realtime;

/// <content>SignalR's own verbs, so that <c>IHubContext</c> works too. A group is an audience.</content>
public sealed partial class ConversationConnections
{
    private const string NothingIsForAll = "Nothing is sent to everybody: tenants are apart. Send to an audience.";

    /// <inheritdoc/>
    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) =>
        TryGet(connectionId, out var connection) ? JoinAsync(connection, groupName) : Task.CompletedTask;

    /// <inheritdoc/>
    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (TryGet(connectionId, out var connection)) Leave(connection, groupName);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        Send(groupName, methodName, args);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SendGroupsAsync(IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        foreach (var groupName in groupNames) Send(groupName, methodName, args);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SendConnectionAsync(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        if (TryGet(connectionId, out var connection)) SendTo(connection, methodName, args);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SendConnectionsAsync(IReadOnlyList<string> connectionIds, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        foreach (var connectionId in connectionIds)
            if (TryGet(connectionId, out var connection)) SendTo(connection, methodName, args);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SendUserAsync(string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        SendGroupAsync(Audience.User(Guid.Parse(userId)), methodName, args, cancellationToken);

    /// <inheritdoc/>
    public override Task SendUsersAsync(IReadOnlyList<string> userIds, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        SendGroupsAsync([.. userIds.Select(userId => Audience.User(Guid.Parse(userId)))], methodName, args, cancellationToken);

    /// <inheritdoc/>
    public override Task SendGroupExceptAsync(
        string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A sender's other connections need its events too, and the one that sent drops what it has.");

    /// <inheritdoc/>
    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(NothingIsForAll);

    /// <inheritdoc/>
    public override Task SendAllExceptAsync(string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(NothingIsForAll);
}
