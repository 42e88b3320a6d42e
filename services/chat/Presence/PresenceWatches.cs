using Microsoft.AspNetCore.SignalR;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;

namespace Platform.Chat.Presence;

/// <summary>Whom each connection looks at: the people on its screen, and nobody else.</summary>
public sealed class PresenceWatches(ConversationConnections connections)
{
    private const int MostPeople = 200;

    /// <summary>
    /// Replaces whom a connection watches. From the completion on it misses no change; what was before is in presence's snapshot.
    /// </summary>
    /// <remarks>The audience carries the caller's own tenant: whoever watches somebody of another tenant hears nothing, ever.</remarks>
    /// <exception cref="ProblemException">Too many people, or none given (400).</exception>
    public async Task WatchAsync(HubConnectionContext connection, IReadOnlyList<Guid>? userIds)
    {
        if (userIds is not { Count: <= MostPeople }) throw Problem.Invalid("userIds", $"UserIds is a list of up to {MostPeople} ids.");

        var state = ChatConnection.Of(connection);
        var wanted = userIds.ToHashSet();
        foreach (var gone in state.Watched.Except(wanted))
            await connections.RemoveFromGroupAsync(connection.ConnectionId, Audience.Watchers(state.Caller.TenantId, gone));
        var added = wanted.Except(state.Watched).ToList();
        state.Watched = wanted;
        await Task.WhenAll(added.Select(userId => connections.JoinAsync(connection, Audience.Watchers(state.Caller.TenantId, userId))));
    }
}
