namespace Platform.Contracts;

/// <summary>
/// Sessions of a user ended: sign-out, revocation, change of password, deactivation. Published by <c>directory</c>.
/// Every process refuses tokens of these sessions from then on, and open connections that belong to them are closed.
/// </summary>
/// <param name="TenantId">The tenant of the user.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="UserId">The user whose sessions ended.</param>
/// <param name="SessionIds">The sessions that ended, at least one.</param>
public sealed record SessionsEnded(Guid TenantId, Guid EventId, Guid UserId, IReadOnlyList<Guid> SessionIds);
