namespace Platform.Contracts;

/// <summary>
/// Somebody waits for a person to come online. Published by <c>reminder</c>; <c>presence</c> answers with <see cref="PersonCameOnline"/>,
/// at once if the person is online already (docs/adr/0019).
/// </summary>
/// <param name="TenantId">The tenant of both.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="UserId">Who is waited for.</param>
/// <param name="Since">Since when, UTC to the millisecond, by the clock of who publishes it.</param>
public sealed record PersonAwaited(Guid TenantId, Guid EventId, Guid UserId, DateTimeOffset Since);
