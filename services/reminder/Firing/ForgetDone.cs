using Microsoft.Extensions.Options;

namespace Platform.Reminder.Firing;

/// <summary>Forgets what has been over for long, in pages. Several processes may do it at once.</summary>
internal sealed partial class ForgetDone(
    ReminderDatabase database, IOptions<ReminderOptions> options, TimeProvider clock, ILogger<ForgetDone> logger) : BackgroundService
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                while (await PageAsync(stoppingToken) == PageSize) { /* as long as there is more */ }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotForgotten(failure.GetType().Name, failure.Message, Interval);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> PageAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select forget_done_reminders($1, $2)", clock.GetUtcNow().AddDays(-options.Value.KeepDoneDays), PageSize);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var forgotten = reader.GetInt32(0);
        await Data.TenantBatch.CommittedAsync(reader, cancellationToken);
        return forgotten;
    }

    [LoggerMessage(1, LogLevel.Warning, "What is over could not be forgotten ({Failure}: {Reason}); trying again in {Delay}")]
    private partial void NotForgotten(string failure, string reason, TimeSpan delay);
}
