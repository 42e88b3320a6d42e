namespace Platform.Benchmarks.Driver;

/// <summary>Finds the highest rate that is sustained.</summary>
internal static class HighestRate
{
    private const double Growth = 1.4;
    private const double Precision = 1.05;

    /// <summary>
    /// Goes up from <paramref name="first"/> until the server cannot follow, then halves the distance between the best that was sustained
    /// and the worst that was not. Returns all steps.
    /// </summary>
    public static async Task<List<Step>> FindAsync(
        Func<double, Task<Step>> run, double first, double limit, CancellationToken cancellationToken)
    {
        var steps = new List<Step>();
        double good = 0, bad = double.PositiveInfinity;
        for (var rate = first; bad / Math.Max(good, 1) > Precision && rate <= limit;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = await run(Math.Floor(rate));
            steps.Add(step);
            if (step.IsSustained)
                good = rate;
            else
                bad = rate;
            rate = double.IsInfinity(bad) ? rate * Growth : (good + bad) / 2;
            if (good == 0 && bad <= first / 8)
                break;
        }

        return steps;
    }

    /// <summary>The highest of them that was sustained.</summary>
    /// <exception cref="BenchmarkException">None was.</exception>
    public static double Of(IReadOnlyList<Step> steps, string? firstError) =>
        steps.Where(step => step.IsSustained).Max(step => (double?)Math.Min(step.Rate, step.Achieved))
            ?? throw new BenchmarkException($"Not even {steps.Min(step => step.Rate):N0} messages a second were sustained. {firstError}");
}
