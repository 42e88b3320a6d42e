using Platform.Benchmarks.Driver;
using Platform.Benchmarks.Provisioning;
using Platform.Benchmarks.Reporting;

namespace Platform.Benchmarks.Scenarios;

/// <summary>
/// Persisted messages between two people: one connection each, both writing. Finds the highest sustained rate and then measures
/// latencies at 70 % of it, or measures at a given rate.
/// </summary>
internal static class SendScenario
{
    private const double FirstRate = 1_000;
    private const double Comfortable = 0.7;

    // Of the 50 calls a second that the hub allows a connection, acknowledgements take up to 10.
    private const double SendsPerConnection = 38;

    public static async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var count = options.Connections / 2 * 2;
        using var tenant = await BenchmarkTenant.OpenAsync(options, cancellationToken);
        Report.Say($"Tenant {tenant.Slug}: bringing in {count} people, signing in each for one connection ({count} sign-ins of 210,000 PBKDF2 rounds).");
        await tenant.ImportPeopleAsync(count, cancellationToken);
        await tenant.ImportPairsAsync(count / 2, cancellationToken);
        var people = await tenant.SignInAsync(count, cancellationToken);

        var traffic = new Traffic(count, options.BodyBytes, receiversOf: 1);
        await using var pool = new ConnectionPool(new HubAddress(options.Url), people, traffic);
        await pool.OpenAsync(count, person => tenant.PairId(person / 2), cancellationToken);
        var result = new BenchmarkResult("send")
        {
            Connections = count,
            People = count,
            BodyBytes = options.BodyBytes,
            DurationSeconds = options.Duration.TotalSeconds,
            Tenant = tenant.Slug,
            Mode = options.Mode,
        };

        var limit = count * SendsPerConnection;
        if (options.Rate is { } rate)
        {
            CheckRate(rate, limit);
            return result.With(await StepAsync(rate), traffic);
        }

        var steps = await HighestRate.FindAsync(StepAsync, FirstRate, limit, cancellationToken);
        if (steps.All(step => step.IsSustained))
            Report.Say($"Stopped at what the hub allows this many connections ({limit:N0}/s): more --connections may reach more.");
        var highest = HighestRate.Of(steps, traffic.FirstError);
        var comfortable = await StepAsync(Math.Floor(highest * Comfortable));
        return result.With(comfortable, traffic) with { SustainedPerSecond = highest, Steps = steps };

        async Task<Step> StepAsync(double perSecond)
        {
            await pool.KeepFreshAsync(options.Warmup + options.Duration + TimeSpan.FromSeconds(30), cancellationToken);
            var step = await Step.RunAsync(
                traffic, pool.Connections, perSecond, options.Warmup, options.Duration, options.ServerPids, cancellationToken);
            Report.Show(step);
            return traffic.Cut == 0 ? step : throw new BenchmarkException($"The server cut {traffic.Cut} connections. {traffic.FirstError}");
        }
    }

    private static void CheckRate(double rate, double limit)
    {
        if (rate > limit)
            throw new BenchmarkException($"The hub cuts connections that send more than {SendsPerConnection}/s: {rate:N0}/s need more --connections.");
    }
}
