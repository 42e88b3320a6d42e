using Platform.Hosting.Identity;
using Platform.Presence.Leases;
using Platform.Presence.People;
using Platform.Presence.Publishing;

namespace Platform.Presence.Status;

/// <summary>What a person chooses about themselves: kept first, then told.</summary>
public sealed partial class ChooseStatus(
    StatusStore statuses, PresenceStore store, GetPresence getPresence, ILeases leases, Announcements announcements, TimeProvider clock,
    ILogger<ChooseStatus> logger)
{
    /// <summary>What holds now.</summary>
    public async Task<OwnStatus> GetAsync(CallerIdentity caller, CancellationToken cancellationToken)
    {
        var kept = await store.ReadAsync(caller.TenantId, [caller.UserId], clock.GetUtcNow(), cancellationToken);
        var own = kept.GetValueOrDefault(caller.UserId, KeptPresence.None);
        return new OwnStatus(own.Mode, own.Status);
    }

    /// <summary>Chooses how to be seen.</summary>
    public async Task<OwnStatus> ModeAsync(CallerIdentity caller, ModeRequest request, CancellationToken cancellationToken)
    {
        var mode = StatusInput.Mode(request.Mode);
        var (reach, version) = await VersionAsync(caller);
        await statuses.ChooseModeAsync(
            caller.TenantId, caller.UserId, mode, reach.Kind != LeaseKind.Closed, version, clock.GetUtcNow(), cancellationToken);
        return await TellAsync(caller, cancellationToken);
    }

    /// <summary>Chooses what to say of oneself; null takes it away.</summary>
    public async Task<OwnStatus> StatusAsync(CallerIdentity caller, StatusRequest? request, CancellationToken cancellationToken)
    {
        var status = request is null ? null : StatusInput.Status(request, clock.GetUtcNow());
        var (_, version) = await VersionAsync(caller);
        await statuses.ChooseStatusAsync(caller.TenantId, caller.UserId, status, version, cancellationToken);
        return await TellAsync(caller, cancellationToken);
    }

    // Higher than all that others have seen.
    private async Task<(Reach Reach, long Version)> VersionAsync(CallerIdentity caller)
    {
        var reach = (await leases.ReadAsync(caller.TenantId, [caller.UserId]))[0];
        return (reach, Math.Max(reach.Version + 1, clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    // It is kept, so the caller hears of success, whether or not the others can be told now.
    private async Task<OwnStatus> TellAsync(CallerIdentity caller, CancellationToken cancellationToken)
    {
        try
        {
            await leases.NoteAsync(caller.TenantId, [caller.UserId], clock.GetUtcNow());
            var look = (await getPresence.LookAsync(caller.TenantId, [caller.UserId], cancellationToken))[0];
            // The announcer passes over those who hide; that they do is told here.
            if (look.IsHidden) await announcements.ChangedAsync(caller.TenantId, [look.Person], cancellationToken);
            await announcements.StatusChosenAsync(caller.TenantId, caller.UserId, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            NotTold(failure.GetType().Name, failure.Message);
        }

        return await GetAsync(caller, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "A choice of status could not be announced ({Failure}: {Reason}); it is seen with the next snapshot")]
    private partial void NotTold(string failure, string reason);
}
