using Microsoft.Extensions.Options;

namespace Platform.Presence.Awaited;

/// <summary>
/// Looks again for everybody who is waited for: a process may have died after it learned that somebody came and before it told of it.
/// Every replica runs it; each person is looked for by one of them.
/// </summary>
internal sealed partial class AwaitedSweep(
    AwaitedStore store, AwaitedPeople people, IOptions<PresenceOptions> options, TimeProvider clock, ILogger<AwaitedSweep> logger) : BackgroundService
{
    private const int Most = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = TimeSpan.FromSeconds(options.Value.LookForAwaitedSeconds);
        using var timer = new PeriodicTimer(every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await LookAsync(clock.GetUtcNow(), every, stoppingToken) == Most) { /* there may be more */ }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotLookedFor(failure.GetType().Name, failure.Message);
            }
        }
    }

    private async Task<int> LookAsync(DateTimeOffset now, TimeSpan every, CancellationToken cancellationToken)
    {
        // Half of it, so that a round that comes a little early passes over nobody.
        var taken = await store.TakeAsync(now, now - every / 2, Most, cancellationToken);
        foreach (var ofTenant in taken.GroupBy(user => user.TenantId))
            await people.LookAsync(ofTenant.Key, [.. ofTenant.Select(user => user.UserId)], cancellationToken);
        return taken.Count;
    }

    [LoggerMessage(1, LogLevel.Warning, "People who are waited for could not be looked for ({Failure}: {Reason}); trying again")]
    private partial void NotLookedFor(string failure, string reason);
}
