namespace Platform.Contracts;

/// <summary>
/// A person who was waited for is seen online: there, in use and not hiding. Published by <c>presence</c>, once for all that wait
/// (<see cref="PersonAwaited"/>). Nobody who is not waited for is told of here.
/// </summary>
/// <param name="TenantId">The tenant of the person.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="UserId">Who came.</param>
/// <param name="AwaitedSince">
/// The latest <see cref="PersonAwaited.Since"/> that had been heard of. Who began to wait later is not meant: an event that was held up
/// on its way must not speak of somebody who has gone again.
/// </param>
public sealed record PersonCameOnline(Guid TenantId, Guid EventId, Guid UserId, DateTimeOffset AwaitedSince);
