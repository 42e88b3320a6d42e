namespace Platform.Contracts;

/// <summary>
/// People of a tenant are seen differently than before. Published by <c>presence</c>, with a short life and no promise of arrival:
/// who looks at somebody reads a snapshot first, and again after each reconnect (docs/adr/0009).
/// </summary>
/// <param name="TenantId">The tenant of everybody in the event.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="People">1 to 500 people, each as others see them now.</param>
public sealed record PresenceChanged(Guid TenantId, Guid EventId, IReadOnlyList<ChangedPresence> People);

/// <summary>One person of <see cref="PresenceChanged"/>, as others see them.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Version">Grows with every change of this person: of two the higher one holds.</param>
/// <param name="State"><c>online</c>, <c>away</c>, <c>doNotDisturb</c> or <c>offline</c>.</param>
/// <param name="LastSeenAt">When they were last there; null while they are, or when they never were.</param>
/// <param name="StatusEmoji">What they put beside their name, or null.</param>
/// <param name="StatusText">What they say of themselves, or null.</param>
/// <param name="StatusExpiresAt">When emoji and text go, or null for not by themselves.</param>
/// <param name="ClientName">The client they last wrote from; null before the first message.</param>
/// <param name="ClientVersion">Its version; empty when unknown.</param>
/// <param name="ClientPlatform">What it ran on; empty when unknown.</param>
/// <param name="ClientUsedAt">When they wrote from it, to the minute.</param>
public sealed record ChangedPresence(
    Guid UserId, long Version, string State, DateTimeOffset? LastSeenAt,
    string? StatusEmoji, string? StatusText, DateTimeOffset? StatusExpiresAt,
    string? ClientName, string? ClientVersion, string? ClientPlatform, DateTimeOffset? ClientUsedAt);

/// <summary>Somebody chose how others see them: their own devices ask for it anew. Published by <c>presence</c>, with a short life.</summary>
/// <param name="TenantId">The tenant of the user.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="UserId">Who.</param>
public sealed record OwnStatusChanged(Guid TenantId, Guid EventId, Guid UserId);
