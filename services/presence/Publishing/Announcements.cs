using MassTransit;
using Platform.Contracts;
using Platform.Presence.People;

namespace Platform.Presence.Publishing;

/// <summary>
/// The events of this service. They pass by the outbox: each is worthless half a minute later, and a client that missed one asks
/// for a snapshot.
/// </summary>
public sealed class Announcements(IBus bus)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>People are seen differently.</summary>
    public Task ChangedAsync(Guid tenantId, IReadOnlyList<PersonPresence> people, CancellationToken cancellationToken) =>
        people.Count == 0 ? Task.CompletedTask : PublishAsync(new PresenceChanged(tenantId, Guid.CreateVersion7(), [.. people.Select(Flat)]), cancellationToken);

    /// <summary>Somebody chose how they are seen.</summary>
    public Task StatusChosenAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken) =>
        PublishAsync(new OwnStatusChanged(tenantId, Guid.CreateVersion7(), userId), cancellationToken);

    // A broker that is away must not hold up the caller, nor the other tenants.
    private async Task PublishAsync<TEvent>(TEvent happened, CancellationToken cancellationToken) where TEvent : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await bus.Publish(happened, context => context.TimeToLive = Life, patience.Token);
    }

    private static ChangedPresence Flat(PersonPresence person) => new(
        person.UserId, person.Version, person.State, person.LastSeenAt,
        person.Status?.Emoji, person.Status?.Text, person.Status?.ExpiresAt,
        person.LastClient?.Name, person.LastClient?.Version, person.LastClient?.Platform, person.LastClient?.UsedAt);
}
