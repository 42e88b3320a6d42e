using Platform.Presence.Leases;

namespace Platform.Presence.People;

/// <summary>Puts together how others see people: their connections, and what they chose.</summary>
public sealed class GetPresence(ILeases leases, PresenceStore store, TimeProvider clock)
{
    /// <summary>
    /// One entry for each id, in their order. Whoever is not of the tenant looks like somebody who was never there.
    /// </summary>
    public async Task<IReadOnlyList<PersonPresence>> HandleAsync(Guid tenantId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken) =>
        [.. (await LookAsync(tenantId, userIds, cancellationToken)).Select(look => look.Person)];

    /// <summary>The same, with the word whether the person hides.</summary>
    /// <remarks>The version is read before what it stands for: a change in between comes again under a higher one.</remarks>
    internal async Task<IReadOnlyList<Look>> LookAsync(Guid tenantId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        var reaches = await leases.ReadAsync(tenantId, userIds);
        var kept = await store.ReadAsync(tenantId, userIds, clock.GetUtcNow(), cancellationToken);
        return [.. userIds.Select((userId, index) => Combine(userId, reaches[index], kept.GetValueOrDefault(userId, KeptPresence.None)))];
    }

    private static Look Combine(Guid userId, Reach reach, KeptPresence kept)
    {
        if (kept.IsHidden)
            return new(new PersonPresence(userId, kept.HiddenVersion, PresenceState.Offline, kept.LastSeenAt, kept.Status, kept.LastClient), IsHidden: true);

        var state = (kept.Mode, reach.Kind) switch
        {
            (_, LeaseKind.Closed) => PresenceState.Offline,
            (PresenceMode.DoNotDisturb, _) => PresenceState.DoNotDisturb,
            (PresenceMode.Away, _) or (_, LeaseKind.Idle) => PresenceState.Away,
            _ => PresenceState.Online,
        };
        // The end of the connection may be known before it is kept.
        var lastSeenAt = reach.SeenAt is not { } seenAt || seenAt < kept.LastSeenAt ? kept.LastSeenAt : seenAt;
        return new(
            new PersonPresence(userId, reach.Version, state, state == PresenceState.Offline ? lastSeenAt : null, kept.Status, kept.LastClient),
            IsHidden: false);
    }

    /// <param name="Person">As others see them.</param>
    /// <param name="IsHidden">True when they chose not to be seen.</param>
    internal readonly record struct Look(PersonPresence Person, bool IsHidden);
}
