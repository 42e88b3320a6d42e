using Microsoft.Extensions.Options;
using Platform.Chat.Devices;
using Platform.Contracts;

namespace Platform.Chat.Push;

/// <summary>
/// Decides when devices are to be told of what has happened. A device on which the app is open tells by itself; it is looked at again a
/// minute later, in case it was not there any more. So is one whose person uses the app elsewhere and wants to be told only when away.
/// </summary>
internal sealed partial class PushPlanner(
    PushAudience audience, PushQueue queue, IOpenDevices devices, PushKeyring keyring, IOptions<PushOptions> options, TimeProvider clock,
    ILogger<PushPlanner> logger)
{
    /// <summary>Messages were posted.</summary>
    public async Task PostedAsync(MessagesPosted posted, CancellationToken cancellationToken)
    {
        if (keyring.Vapid is null) return;
        await PlanAsync(posted.TenantId, await audience.ConcernedAsync(posted, cancellationToken), cancellationToken);
    }

    /// <summary>Reminders are due, or were acted on.</summary>
    public async Task RaisedAsync(NotificationsRaised raised, CancellationToken cancellationToken)
    {
        if (keyring.Vapid is null) return;
        var changed = raised.Items.Where(item => item.Kind == NotificationKind.ReminderChanged).ToList();
        if (changed.Count > 0) await queue.WithdrawAsync(raised.TenantId, changed, clock.GetUtcNow(), cancellationToken);
        var due = raised.Items.Where(item => item is { Kind: NotificationKind.ReminderDue, ConversationId: not null, Seq: not null }).ToList();
        if (due.Count > 0) await PlanAsync(raised.TenantId, await audience.ConcernedAsync(raised.TenantId, due, cancellationToken), cancellationToken);
    }

    private async Task PlanAsync(Guid tenantId, List<PushCandidate> candidates, CancellationToken cancellationToken)
    {
        candidates.RemoveAll(candidate => candidate.Chosen == PushChoice.Never);
        if (candidates.Count == 0) return;
        var now = clock.GetUtcNow();
        var later = now.AddSeconds(options.Value.WhileInUseSeconds);
        var open = await OpenDevicesAsync(tenantId, candidates, now);
        await queue.AddAsync(tenantId, [.. candidates.Select(candidate => (candidate, IsAtOnce(candidate) ? now : later))], cancellationToken);

        // Where it is not known where the app is open, it is looked at later.
        bool IsAtOnce(PushCandidate candidate) => open is not null && (
            !open.TryGetValue(candidate.UserId, out var mine) ||
            (!mine.Sessions.Contains(candidate.SessionId) && (candidate.Chosen == PushChoice.Always || !mine.IsInUse)));
    }

    private async Task<IReadOnlyDictionary<Guid, OpenDevices>?> OpenDevicesAsync(Guid tenantId, List<PushCandidate> candidates, DateTimeOffset now)
    {
        try
        {
            return await devices.OfAsync(tenantId, candidates.Select(candidate => candidate.UserId).ToHashSet(), now);
        }
        catch (Exception failure) when (failure is StackExchange.Redis.RedisException or TimeoutException)
        {
            NotKnown(failure.GetType().Name, failure.Message);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "It is not known where the app is open ({Failure}: {Reason}); closed devices are told later")]
    private partial void NotKnown(string failure, string reason);
}
