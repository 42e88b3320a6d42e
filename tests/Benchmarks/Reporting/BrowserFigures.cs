using Platform.Benchmarks.Browser;

namespace Platform.Benchmarks.Reporting;

/// <summary>Milliseconds.</summary>
internal sealed record Percentiles(double P50, double P95, double P99, int Count)
{
    public static Percentiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return new Percentiles(At(50), At(95), At(99), sorted.Count);

        double At(int percent) => Math.Round(sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * percent / 100d) - 1)], 1);
    }
}

/// <summary>Time between frames while one scrolls.</summary>
/// <param name="Times">Milliseconds from frame to frame.</param>
/// <param name="Mean">Milliseconds.</param>
/// <param name="Late">Share of frames that took longer than a sixtieth of a second.</param>
/// <param name="Missed">Share of frames that took longer than two of them.</param>
/// <param name="Count">Frames.</param>
internal sealed record FrameTimes(Percentiles Times, double Mean, double Late, double Missed, int Count);

/// <summary>What a person's browser takes.</summary>
internal sealed record BrowserFigures
{
    public string? Browser { get; init; }

    public Percentiles? OpenCached { get; init; }

    public Percentiles? OpenCold { get; init; }

    public FrameTimes? Scrolling { get; init; }

    public long? BusyMessages { get; init; }

    public double? BusyPerSecond { get; init; }

    public TabMemory? MemoryBefore { get; init; }

    public TabMemory? MemoryAfter { get; init; }
}
