using Platform.Presence.People;

namespace Platform.Presence.Awaited;

/// <summary>
/// Tells that people came online for whom somebody waits. As others see them: away, do not disturb and invisible are not online.
/// </summary>
internal sealed class AwaitedPeople(AwaitedStore store, GetPresence getPresence)
{
    /// <summary>Looks whether they are there.</summary>
    public async Task LookAsync(Guid tenantId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken) =>
        await SeenAsync(tenantId, await getPresence.LookAsync(tenantId, userIds, cancellationToken), cancellationToken);

    /// <summary>People are seen so.</summary>
    public Task SeenAsync(Guid tenantId, IReadOnlyList<GetPresence.Look> looks, CancellationToken cancellationToken)
    {
        Guid[] online = [.. looks.Where(look => look is { IsHidden: false, Person.State: PresenceState.Online }).Select(look => look.Person.UserId)];
        return online.Length == 0 ? Task.CompletedTask : store.CameOnlineAsync(tenantId, online, cancellationToken);
    }
}
