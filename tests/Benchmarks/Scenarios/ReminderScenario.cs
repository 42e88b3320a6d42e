using Platform.Benchmarks.Measuring;
using Platform.Benchmarks.Provisioning;
using Platform.Benchmarks.Reporting;

namespace Platform.Benchmarks.Scenarios;

/// <summary>Very many reminders wait, and some of them come due in a short time, or at one instant: nine o'clock.</summary>
internal static class ReminderScenario
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // Longer than any figure that one would be content with; what has not fired by then is missing in it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, ReminderLoad load, CancellationToken cancellationToken)
    {
        if (load.Due < 1 || load.Pending % load.Due != 0) throw new BenchmarkException("--pending must be a multiple of --due.");
        var clock = TimeProvider.System;
        var first = clock.GetUtcNow() + load.Lead;
        var last = first + load.Over;
        await using var reminders = await ManyReminders.OpenAsync(
            options.Data ?? throw new BenchmarkException("reminders needs --data with the AppHost's data folder."), load.Tenants, cancellationToken);
        Report.Say($"Putting {load.Pending:N0} reminders of {load.Tenants} tenants there; {load.Due:N0} come due from {first:HH:mm:ss} UTC on, within {load.Over.TotalSeconds:N0} s.");
        await reminders.FillAsync(load.Pending, load.Due, first, last, new string('x', options.BodyBytes), cancellationToken);
        var before = await ServerMemory.ReadAsync(options.ServerPids, cancellationToken);
        if (clock.GetUtcNow() >= first) throw new BenchmarkException("They were not there in time: give a longer --lead, and a new data folder.");

        await Task.Delay(first - clock.GetUtcNow(), cancellationToken);
        var cpu = new CpuMeter(options.ServerPids);
        var (peak, published) = await WatchAsync(options, reminders, last, cancellationToken);
        var share = cpu.Read();
        await Task.Delay(options.Warmup, cancellationToken);
        var after = await ServerMemory.ReadAsync(options.ServerPids, cancellationToken);
        var outcome = await reminders.ReadAsync(cancellationToken);
        var isWatched = options.ServerPids.Count > 0;
        return new BenchmarkResult("reminders")
        {
            Reminders = new ReminderFigures
            {
                Pending = load.Pending,
                Due = load.Due,
                OverSeconds = load.Over.TotalSeconds,
                Fired = outcome.LateMs.Count,
                FiredTwice = outcome.FiredTwice,
                FiredEarly = outcome.LateMs.Count(late => late < 0),
                Events = outcome.Events,
                Raised = outcome.Raised,
                RaisedOnce = outcome.RaisedOnce,
                Late = Percentiles.Of(outcome.LateMs),
                LatestMs = Math.Round(outcome.LateMs.Max()),
                PerSecond = Math.Round(outcome.LateMs.Count / (outcome.LastFiredAt - first).TotalSeconds),
                PublishedMs = Math.Round((published - last).TotalMilliseconds),
                ResidentBefore = isWatched ? before.Resident : null,
                ResidentPeak = isWatched ? peak : null,
                ResidentAfter = isWatched ? after.Resident : null,
                HeapBefore = isWatched ? before.Heap : null,
                HeapAfter = isWatched ? after.Heap : null,
            },
            BodyBytes = options.BodyBytes,
            Cpu = share,
            Mode = options.Mode,
        };
    }

    /// <summary>Until all have fired and all that was raised is published.</summary>
    /// <returns>The most memory that was seen, and when that was.</returns>
    private static async Task<(long Peak, DateTimeOffset Published)> WatchAsync(
        BenchmarkOptions options, ManyReminders reminders, DateTimeOffset last, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var peak = 0L;
        using var timer = new PeriodicTimer(Interval);
        do
        {
            peak = Math.Max(peak, ServerMemory.ResidentOf(options.ServerPids));
            var now = clock.GetUtcNow();
            if (now > last + Patience || (now >= last && !await reminders.AreUnderWayAsync(last, cancellationToken))) break;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
        return (peak, clock.GetUtcNow());
    }
}

/// <summary>How many reminders.</summary>
/// <param name="Pending">All that wait; a multiple of those that come due.</param>
/// <param name="Due">Those that come due.</param>
/// <param name="Tenants">Whose they are.</param>
/// <param name="Over">The time that they come due in; none: all at one instant.</param>
/// <param name="Lead">The time before, in which they are put there.</param>
internal sealed record ReminderLoad(int Pending, int Due, int Tenants, TimeSpan Over, TimeSpan Lead);
