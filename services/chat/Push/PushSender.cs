using Microsoft.Extensions.Options;
using Platform.Chat.Devices;

namespace Platform.Chat.Push;

/// <summary>
/// Tells devices what is due. Every node runs it: each device and subject is claimed by one of them, and what a killed one had claimed is
/// due again when its claim is over. Told twice in between, a device recognizes it: the second takes the place of the first.
/// </summary>
internal sealed partial class PushSender(
    PushQueue queue, PushLook look, PushDelivery delivery, SubscriptionStore subscriptions, IOpenDevices devices, PushKeyring keyring,
    IOptions<PushOptions> options, TimeProvider clock, ILogger<PushSender> logger) : BackgroundService
{
    // As many as can be told, by as many as are told at once, before the claim is over, even if every one of them hangs.
    private const int Most = 128;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromHours(1);
    private DateTimeOffset _forgetAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMs), clock);
        do
        {
            try
            {
                if (keyring.Vapid is not null) while (await TellDueAsync(stoppingToken) == Most) { /* as long as there is more */ }
                await ForgetAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(failure.GetType().Name, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> TellDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await queue.TakeDueAsync(now, now + Claim, Guid.CreateVersion7(now), Most, cancellationToken);
        var known = new List<(DuePush Due, Circumstances Now, bool IsOpen)>(due.Count);
        foreach (var ofTenant in due.GroupBy(one => one.TenantId)) known.AddRange(await LookAsync(ofTenant.Key, [.. ofTenant], cancellationToken));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(known, parallel, async (one, ending) =>
        {
            try
            {
                await TellAsync(one.Due, one.Now, one.IsOpen, ending);
            }
            catch (Exception failure) when (!ending.IsCancellationRequested)
            {
                NotTold(one.Due.SessionId, failure.GetType().Name, failure.Message);
            }
        });
        return due.Count;
    }

    private async Task<IEnumerable<(DuePush, Circumstances, bool)>> LookAsync(Guid tenantId, DuePush[] due, CancellationToken cancellationToken)
    {
        var now = await look.LookAsync(tenantId, due, cancellationToken);
        var open = await devices.OfAsync(tenantId, due.Select(one => one.UserId).ToHashSet(), clock.GetUtcNow());
        return due.Zip(now, (one, stands) => (one, stands, open.TryGetValue(one.UserId, out var mine) && mine.Sessions.Contains(one.SessionId)));
    }

    private async Task TellAsync(DuePush due, Circumstances now, bool isOpen, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        if (now.Device is not { } device || (due.Kind == PushKind.Message && now is { Newest: null, IsTold: true }))
        {
            await queue.ForgetAsync(due, at, cancellationToken);
            return;
        }

        var decision = PushDecision.Of(due, now, isOpen, at);
        if (decision.Later is { } later) await queue.PutOffAsync(due, later, cancellationToken);
        else if (decision.Outcome is { } outcome)
            await queue.SettleAsync(due, new(Guid.CreateVersion7(at), device.Name, now.Newest?.Seq ?? 0, outcome, null, at), cancellationToken);
        else await HandOverAsync(due, now, device, cancellationToken);
    }

    private async Task HandOverAsync(DuePush due, Circumstances now, PushDevice device, CancellationToken cancellationToken)
    {
        var logId = Guid.CreateVersion7(clock.GetUtcNow());
        var result = await delivery.SendAsync(due, now, logId, cancellationToken);
        var at = clock.GetUtcNow();
        if (PushRetry.At(due.Attempts, result, at) is { } again)
        {
            await queue.PutOffAsync(due, again, cancellationToken);
            return;
        }

        var outcome = PushRetry.Outcome(result.Verdict);
        await queue.SettleAsync(due, new(logId, device.Name, now.Newest?.Seq ?? due.Seq, outcome, result.Detail, at), cancellationToken);
        if (outcome == PushOutcome.Expired) await subscriptions.DropAsync(due.TenantId, [due.SessionId], cancellationToken);
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < _forgetAt) return;
        await queue.ForgetOldAsync(now.AddDays(-options.Value.KeepLogDays), now.AddDays(-options.Value.KeepDeviceDays), cancellationToken);
        _forgetAt = now + BetweenForgetting;
    }

    [LoggerMessage(1, LogLevel.Warning, "Due pushes could not be looked for ({Failure}: {Reason}); trying again")]
    private partial void RoundFailed(string failure, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Device {SessionId} could not be told ({Failure}: {Reason}); trying again when the claim is over")]
    private partial void NotTold(Guid sessionId, string failure, string reason);
}
