namespace Platform.Directory.Housekeeping;

/// <summary>
/// Once an hour removes what no request needs any more: old counts of wrong passwords, expired sessions, idempotency keys.
/// Every replica does; the second one finds nothing.
/// </summary>
internal sealed partial class SignInHousekeeping(DirectoryDatabase database, TimeProvider clock, ILogger<SignInHousekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                PurgeFailed(failure.GetType().Name, failure.Message, Interval);
            }
        }
    }

    internal async Task<long> PurgeAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select purge_sign_in_data($1)", clock.GetUtcNow());
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt64(0);
    }

    [LoggerMessage(1, LogLevel.Warning, "Old sign-in data could not be removed ({Failure}: {Reason}); trying again in {Interval}")]
    private partial void PurgeFailed(string failure, string reason, TimeSpan interval);
}
