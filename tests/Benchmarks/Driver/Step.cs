using System.Diagnostics;
using Platform.Benchmarks.Measuring;

namespace Platform.Benchmarks.Driver;

/// <summary>Some seconds of traffic at one rate, and what came of it.</summary>
internal sealed record Step(
    double Rate,
    double Achieved,
    double? AckP50Ms,
    double? AckP99Ms,
    double? DeliveredP50Ms,
    double? DeliveredP99Ms,
    double? DriverLagP99Ms,
    long BacklogAtEnd,
    bool IsBacklogGrowing,
    long Lost,
    CpuShare Cpu)
{
    // A step that the server cannot follow leaves a backlog, which must be gone before the next one.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(20);

    /// <summary>At least 98 % of what was meant, the slowest hundredth within a second, and no growing backlog.</summary>
    public bool IsSustained => Achieved >= 0.98 * Rate && AckP99Ms < 1_000 && DeliveredP99Ms < 1_000 && !IsBacklogGrowing;

    public static async Task<Step> RunAsync(
        Traffic traffic, LeanConnection[] pool, double rate, TimeSpan warmup, TimeSpan duration, IReadOnlyList<int> serverPids,
        CancellationToken cancellationToken)
    {
        var unrecorded = (long)(rate * warmup.TotalSeconds);
        var count = unrecorded + (long)(rate * duration.TotalSeconds);
        var halfway = (unrecorded + count) / 2;
        var loop = new OpenLoop(rate);
        CpuMeter? cpu = null;
        long backlogHalfway = 0, acknowledgedAtStart = 0, startedAt = 0;
        traffic.Begin(count, unrecorded);
        await loop.RunAsync(
            count,
            index =>
            {
                traffic.Fire(pool, index, loop.Intended(index));
                if (index == unrecorded)
                {
                    cpu = new CpuMeter(serverPids);
                    (acknowledgedAtStart, startedAt) = (traffic.Acknowledged, Stopwatch.GetTimestamp());
                }

                if (index == halfway)
                    backlogHalfway = traffic.Outstanding;
            },
            traffic.Tick,
            cancellationToken);
        var achieved = (traffic.Acknowledged - acknowledgedAtStart) / Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
        var backlog = traffic.Outstanding;
        var share = cpu!.Read();
        await DrainAsync(traffic, cancellationToken);
        return new Step(
            rate,
            Math.Round(achieved, 1),
            traffic.Ack.Percentile(50),
            traffic.Ack.Percentile(99),
            traffic.Delivered.Percentile(50),
            traffic.Delivered.Percentile(99),
            traffic.DriverLag.Percentile(99),
            backlog,
            // A tenth of a second's worth is the breath of batches and pauses, not growth.
            backlog > backlogHalfway + (rate / 10),
            traffic.Outstanding + traffic.Undelivered,
            share);
    }

    private static async Task DrainAsync(Traffic traffic, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (traffic.Outstanding + traffic.Undelivered > 0 && Stopwatch.GetElapsedTime(start) < DrainTime)
        {
            traffic.Tick();
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
