using Microsoft.Extensions.Options;

namespace Platform.Reminder.Firing;

/// <summary>
/// Fires what is due, never before its time. Every replica runs it: each reminder is claimed by one of them, and what was claimed by a
/// process that died is due again when the claim is over.
/// </summary>
internal sealed partial class ReminderTimer(
    FiringStore store, IOptions<ReminderOptions> options, TimeProvider clock, ILogger<ReminderTimer> logger) : BackgroundService
{
    // As many as one event carries.
    private const int MostAtOnce = Contracts.NotificationsRaised.Most;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMs), clock);
        do
        {
            try
            {
                while (await FireDueAsync(stoppingToken) == options.Value.LargestClaim) { /* as long as there is more */ }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(failure.GetType().Name, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> FireDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claimId = Guid.CreateVersion7(now);
        var due = await store.TakeDueAsync(now, now.AddSeconds(options.Value.LeaseSeconds), claimId, options.Value.LargestClaim, cancellationToken);
        foreach (var ofTenant in due.GroupBy(reminder => reminder.TenantId))
        {
            foreach (var chunk in ofTenant.Chunk(MostAtOnce)) await FireAsync(ofTenant.Key, claimId, chunk, cancellationToken);
        }

        return due.Count;
    }

    // One tenant's trouble is not the others'.
    private async Task FireAsync(Guid tenantId, Guid claimId, DueReminder[] due, CancellationToken cancellationToken)
    {
        try
        {
            await store.FireAsync(tenantId, claimId, due, Reminders.Milliseconds.Truncate(clock.GetUtcNow()), cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            NotFired(due.Length, tenantId, failure.GetType().Name, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Due reminders could not be looked for ({Failure}: {Reason}); trying again")]
    private partial void RoundFailed(string failure, string reason);

    [LoggerMessage(2, LogLevel.Warning, "{Count} reminders of tenant {TenantId} could not be fired ({Failure}: {Reason}); trying again when their claim is over")]
    private partial void NotFired(int count, Guid tenantId, string failure, string reason);
}
