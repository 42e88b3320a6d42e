using Microsoft.Extensions.Options;
using Platform.Presence.Awaited;
using Platform.Presence.Leases;
using Platform.Presence.People;

namespace Platform.Presence.Publishing;

/// <summary>
/// Ends leases whose time has come, and tells chat's nodes who is seen differently: everything that happened since the last round
/// in one event a tenant. Every replica runs it; each change is taken by one of them.
/// </summary>
internal sealed partial class PresenceAnnouncer(
    ILeases leases, PresenceStore store, GetPresence getPresence, AwaitedPeople awaited, Announcements announcements,
    IOptions<PresenceOptions> options, TimeProvider clock, ILogger<PresenceAnnouncer> logger) : BackgroundService
{
    private const int Most = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.AnnounceEveryMs), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await leases.ExpireAsync(clock.GetUtcNow(), Most) == Most) { /* there may be more */ }
                while (await AnnounceAsync(stoppingToken) == Most) { /* there may be more */ }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotAnnounced(failure.GetType().Name, failure.Message);
            }
        }
    }

    private async Task<int> AnnounceAsync(CancellationToken cancellationToken)
    {
        var noted = await leases.TakeNotedAsync(Most);
        var failed = false;
        foreach (var ofTenant in noted.GroupBy(user => user.TenantId))
        {
            Guid[] userIds = [.. ofTenant.Select(user => user.UserId)];
            try
            {
                await AnnounceAsync(ofTenant.Key, userIds, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // Taken and not told: they are noted again, for the next round.
                NotAnnounced(failure.GetType().Name, failure.Message);
                failed = true;
                await leases.NoteAsync(ofTenant.Key, userIds, clock.GetUtcNow());
            }
        }

        return failed ? 0 : noted.Count;
    }

    private async Task AnnounceAsync(Guid tenantId, Guid[] userIds, CancellationToken cancellationToken)
    {
        // Kept when somebody comes as well as when they go: were all memory lost in between, it is at least the former.
        var reaches = await leases.ReadAsync(tenantId, userIds);
        var seen = userIds.Zip(reaches).Where(one => one.Second.SeenAt is not null).Select(one => (one.First, one.Second.SeenAt!.Value)).ToList();
        if (seen.Count > 0) await store.RememberSeenAsync(tenantId, seen, cancellationToken);

        // Before the others are told: this must not be lost, and the announcement may be.
        var looks = await getPresence.LookAsync(tenantId, userIds, cancellationToken);
        await awaited.SeenAsync(tenantId, looks, cancellationToken);

        // That somebody who hides has come or gone must not show, not even as an event that changes nothing.
        await announcements.ChangedAsync(tenantId, [.. looks.Where(look => !look.IsHidden).Select(look => look.Person)], cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Changes of presence could not be announced ({Failure}: {Reason}); trying again")]
    private partial void NotAnnounced(string failure, string reason);
}
