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
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromHours(1);

    // Of the twenty connections of a process; the rest is for people.
    private readonly SemaphoreSlim _writing = new(4);
    private readonly HashSet<Task> _telling = [];
    private DateTimeOffset _forgetAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMs), clock);
        do
        {
            try
            {
                if (keyring.Vapid is not null) while (await TellDueAsync(stoppingToken)) { /* as long as there is more */ }
                await ForgetAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(failure.GetType().Name, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_telling).WaitAsync(cancellationToken);
    }

    // A push service that hangs takes one of the places for as long, and keeps nobody else waiting while there are others.
    private async Task<bool> TellDueAsync(CancellationToken cancellationToken)
    {
        _telling.RemoveWhere(one => one.IsCompleted);
        if (_telling.Count == options.Value.AtOnce) await Task.WhenAny(_telling).WaitAsync(cancellationToken);
        _telling.RemoveWhere(one => one.IsCompleted);
        var places = options.Value.AtOnce - _telling.Count;
        var now = clock.GetUtcNow();
        var due = await queue.TakeDueAsync(now, now + Claim, Guid.CreateVersion7(now), places, cancellationToken);
        foreach (var ofTenant in due.GroupBy(one => one.TenantId)) await BeginAsync(ofTenant.Key, [.. ofTenant], cancellationToken);
        return due.Count == places;
    }

    // One tenant's trouble is not the others'.
    private async Task BeginAsync(Guid tenantId, DuePush[] due, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (one, stands, isOpen) in await LookAsync(tenantId, due, cancellationToken))
                _telling.Add(TellInPeaceAsync(one, stands, isOpen, cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            NotLookedUp(due.Length, tenantId, failure.GetType().Name, failure.Message);
        }
    }

    // One device's trouble is not the others'.
    private async Task TellInPeaceAsync(DuePush due, Circumstances now, bool isOpen, CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(due, now, isOpen, cancellationToken);
        }
        catch (Exception failure)
        {
            NotTold(due.SessionId, failure.GetType().Name, failure.Message);
        }
    }

    private async Task<IEnumerable<(DuePush, Circumstances, bool)>> LookAsync(Guid tenantId, DuePush[] due, CancellationToken cancellationToken)
    {
        var now = await look.LookAsync(tenantId, due, cancellationToken);
        var open = await devices.OfAsync(tenantId, due.Select(one => one.UserId).ToHashSet(), clock.GetUtcNow());
        return due.Zip(now, (one, stands) => (one, stands, open.TryGetValue(one.UserId, out var mine) && mine.Sessions.Contains(one.SessionId)));
    }

    private async Task TellAsync(DuePush due, Circumstances now, bool isOpen, CancellationToken cancellationToken)
    {
        var settle = await SettlingAsync(due, now, isOpen, cancellationToken);
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            // Also where the process stops: it was told.
            await settle();
        }
        finally
        {
            _writing.Release();
        }
    }

    // What is to be written down of it; told by then, if it is to be told.
    private async Task<Func<Task>> SettlingAsync(DuePush due, Circumstances now, bool isOpen, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        if (now.Device is not { } device || now is { Newest: null, IsTold: true })
            return () => queue.ForgetAsync(due, CancellationToken.None);
        var decision = PushDecision.Of(due, now, isOpen, at);
        if (decision.Later is { } later) return () => queue.HoldAsync(due, later, CancellationToken.None);
        if (decision.Outcome is not { } outcome) return await HandedOverAsync(due, now, device, cancellationToken);
        var entry = new PushLogEntry(Guid.CreateVersion7(at), device.Name, now.Newest?.Seq ?? 0, outcome, null, at);
        return () => queue.SettleAsync(due, entry, CancellationToken.None);
    }

    private async Task<Func<Task>> HandedOverAsync(DuePush due, Circumstances now, PushDevice device, CancellationToken cancellationToken)
    {
        var logId = Guid.CreateVersion7(clock.GetUtcNow());
        var result = await delivery.SendAsync(due, now, logId, cancellationToken);
        var at = clock.GetUtcNow();
        if (PushRetry.At(due.Attempts, result, at) is { } again) return () => queue.TryAgainAsync(due, again, CancellationToken.None);
        var entry = new PushLogEntry(logId, device.Name, now.Newest?.Seq ?? due.Seq, PushRetry.Outcome(result.Verdict), result.Detail, at);
        return async () =>
        {
            await queue.SettleAsync(due, entry, CancellationToken.None);
            if (entry.Outcome == PushOutcome.Expired) await subscriptions.DropAsync(due.TenantId, due.SessionId, device.Target.Endpoint, CancellationToken.None);
        };
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

    [LoggerMessage(3, LogLevel.Warning, "{Count} devices of tenant {TenantId} could not be told ({Failure}: {Reason}); trying again when the claim is over")]
    private partial void NotLookedUp(int count, Guid tenantId, string failure, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Device {SessionId} could not be told ({Failure}: {Reason}); trying again when the claim is over")]
    private partial void NotTold(Guid sessionId, string failure, string reason);
}
