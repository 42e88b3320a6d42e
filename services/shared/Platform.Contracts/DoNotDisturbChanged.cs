namespace Platform.Contracts;

/// <summary>Somebody asks not to be disturbed, or no longer does. Published by <c>presence</c>.</summary>
/// <param name="TenantId">The tenant of the user.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="UserId">Who.</param>
/// <param name="Version">Grows with every choice: a consumer ignores a version that is not newer than what it has.</param>
/// <param name="IsOn">True from now on, false no longer.</param>
public sealed record DoNotDisturbChanged(Guid TenantId, Guid EventId, Guid UserId, long Version, bool IsOn);
