using Microsoft.AspNetCore.SignalR;
using Platform.Chat.Receipts;

namespace Platform.Chat.Realtime;

/// <summary>Keeps with each connection of this node whether its user sees what others have read.</summary>
public sealed class ReadSight(ConversationConnections connections, ReadSettingsStore settings, ChatEvents events)
{
    /// <summary>Looks for a new connection, before it listens to conversations.</summary>
    public Task LookAsync(HubConnectionContext connection, CancellationToken cancellationToken) =>
        LookAsync(ChatConnection.Of(connection).Caller.TenantId, [connection], cancellationToken);

    /// <summary>A user chose: looks again, and tells their devices.</summary>
    public async Task UserChoseAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken) =>
        await LookAndTellAsync(tenantId, connections.Listening(Audience.User(userId)), cancellationToken);

    /// <summary>A tenant decided: looks again for everybody in it, and tells their devices.</summary>
    public async Task TenantDecidedAsync(Guid tenantId, CancellationToken cancellationToken) =>
        await LookAndTellAsync(tenantId, [.. connections.All.Where(connection => ChatConnection.Of(connection).Caller.TenantId == tenantId)], cancellationToken);

    private async Task LookAndTellAsync(Guid tenantId, IReadOnlyList<HubConnectionContext> seeing, CancellationToken cancellationToken)
    {
        if (seeing.Count == 0) return;
        await LookAsync(tenantId, seeing, cancellationToken);
        foreach (var connection in seeing) events.ReadReceiptsChanged(connection, ChatConnection.Of(connection).SeesReads);
    }

    // Of two looks the one that began later has seen the newer settings, whichever answers first.
    private async Task LookAsync(Guid tenantId, IReadOnlyList<HubConnectionContext> seeing, CancellationToken cancellationToken)
    {
        var asked = seeing.Select(connection => (State: ChatConnection.Of(connection), Number: Interlocked.Increment(ref ChatConnection.Of(connection).SightAsked))).ToList();
        var users = asked.Select(ask => ask.State.Caller.UserId).Distinct().ToArray();
        var seers = await settings.SeersAsync(tenantId, users, cancellationToken);
        foreach (var (state, number) in asked)
            if (Volatile.Read(ref state.SightAsked) == number) state.SeesReads = seers.Contains(state.Caller.UserId);
    }
}
