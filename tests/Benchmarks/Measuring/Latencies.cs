using System.Diagnostics;
using HdrHistogram;

namespace Platform.Benchmarks.Measuring;

/// <summary>Latencies from 1 µs to 2 min with three significant digits.</summary>
internal sealed class Latencies
{
    private const long Longest = 120_000_000;

    private readonly LongHistogram _microseconds = new(Longest, 3);

    public long Count
    {
        get
        {
            lock (_microseconds)
                return _microseconds.TotalCount;
        }
    }

    public void Record(long from, long to)
    {
        var microseconds = (long)Stopwatch.GetElapsedTime(from, to).TotalMicroseconds;
        lock (_microseconds)
            _microseconds.RecordValue(Math.Clamp(microseconds, 1, Longest));
    }

    /// <summary>Milliseconds below which this percentage lies; null when nothing was recorded.</summary>
    public double? Percentile(double percent)
    {
        lock (_microseconds)
            return _microseconds.TotalCount == 0 ? null : _microseconds.GetValueAtPercentile(percent) / 1000.0;
    }
}
