using MassTransit;
using Platform.Contracts;
using Platform.Presence.Leases;
using Platform.Presence.People;

namespace Platform.Presence.Consumers;

/// <summary>
/// Takes what chat's nodes say of their connections. The number in each report makes repetitions and a wrong order harmless, so it
/// needs no inbox.
/// </summary>
public sealed class TakeConnections(ILeases leases, PresenceStore store, TimeProvider clock) : IConsumer<ConnectionsReported>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<ConnectionsReported> context)
    {
        var reported = context.Message;
        var now = clock.GetUtcNow();
        if (reported.Connections.Count > 0)
            await leases.ReportAsync(reported.TenantId, [.. reported.Connections.Select(connection => ReportOf(connection, reported.Number))], now);
        if (reported.Writers.Count == 0) return;

        var changed = await store.RememberClientsAsync(reported.TenantId, reported.Writers, context.CancellationToken);
        if (changed.Count > 0) await leases.NoteAsync(reported.TenantId, changed, now);
    }

    private static LeaseReport ReportOf(ReportedConnection connection, long number) => new(
        connection.ConnectionId, connection.UserId, number,
        connection.IsClosed ? LeaseKind.Closed : connection.IsIdle ? LeaseKind.Idle : LeaseKind.Active);
}
