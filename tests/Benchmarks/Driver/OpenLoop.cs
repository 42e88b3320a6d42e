using System.Diagnostics;

namespace Platform.Benchmarks.Driver;

/// <summary>
/// Fires at a fixed rate whatever the answers do, and knows when each shot was meant: latencies counted from there include the time
/// that a request had to wait because the system was slow (no coordinated omission).
/// </summary>
internal sealed class OpenLoop(double perSecond)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private long _start;

    /// <summary>When shot <paramref name="number"/> was meant, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long Intended(long number) => _start + (long)(number * (Stopwatch.Frequency / perSecond));

    /// <summary>Fires shots 0 to <paramref name="count"/> - 1; several at once when the timer was late.</summary>
    /// <param name="count">How many.</param>
    /// <param name="fire">Fires one; must be quick.</param>
    /// <param name="tick">Runs about every millisecond.</param>
    /// <param name="cancellationToken">Stops early.</param>
    public async Task RunAsync(long count, Action<long> fire, Action tick, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick);
        _start = Stopwatch.GetTimestamp();
        for (long next = 0; next < count;)
        {
            var due = (long)(Stopwatch.GetElapsedTime(_start).TotalSeconds * perSecond) + 1;
            for (; next < Math.Min(due, count); next++)
                fire(next);
            tick();
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
