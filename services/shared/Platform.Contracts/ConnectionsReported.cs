namespace Platform.Contracts;

/// <summary>
/// What a node of <c>chat</c> says about its open connections, a few times a second and only where there is something to say.
/// It goes to the bus directly, with a short life: what is lost or late is said again with the next renewal (docs/adr/0009).
/// </summary>
/// <param name="TenantId">The tenant of every connection in the event.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="Number">Grows with every report of the node: of two reports about a connection the higher one holds.</param>
/// <param name="Connections">Up to 500 connections that were opened, changed, renewed or closed.</param>
/// <param name="Writers">Up to 500 people who wrote a message, each with the client of the last one.</param>
public sealed record ConnectionsReported(
    Guid TenantId, Guid EventId, long Number, IReadOnlyList<ReportedConnection> Connections, IReadOnlyList<ReportedWriter> Writers);

/// <summary>A connection of <see cref="ConnectionsReported"/>.</summary>
/// <param name="ConnectionId">Unique among all nodes, up to 40 characters.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="IsIdle">True when the client says that nobody has used it for a while.</param>
/// <param name="IsClosed">True when it is gone.</param>
/// <param name="SessionId">The session that it belongs to, which stands for the device.</param>
public sealed record ReportedConnection(string ConnectionId, Guid UserId, bool IsIdle, bool IsClosed, Guid SessionId = default);

/// <summary>Somebody who wrote, in <see cref="ConnectionsReported"/>.</summary>
/// <param name="UserId">Who.</param>
/// <param name="ClientName">The client, 1 to 40 characters: "Web".</param>
/// <param name="ClientVersion">Its version, up to 20 characters, or empty.</param>
/// <param name="ClientPlatform">What it runs on, up to 100 characters, or empty.</param>
/// <param name="WroteAt">When the last message was accepted, UTC.</param>
public sealed record ReportedWriter(Guid UserId, string ClientName, string ClientVersion, string ClientPlatform, DateTimeOffset WroteAt);
