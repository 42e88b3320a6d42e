using Platform.Benchmarks.Driver;
using Platform.Benchmarks.Provisioning;
using Platform.Benchmarks.Reporting;

namespace Platform.Benchmarks.Scenarios;

/// <summary>One direct conversation, watched by many connections of its two people: each message goes to all of them.</summary>
internal static class FanoutScenario
{
    private const double DefaultRate = 20;

    public static async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        using var tenant = await BenchmarkTenant.OpenAsync(options, cancellationToken);
        await tenant.ImportPeopleAsync(2, cancellationToken);
        await tenant.ImportPairsAsync(1, cancellationToken);
        var people = await tenant.SignInAsync(2, cancellationToken);
        var rate = options.Rate ?? DefaultRate;
        Report.Say($"Tenant {tenant.Slug}: 2 people with {options.Connections} connections; {rate:N0} messages/s make {rate * options.Connections:N0} deliveries/s.");

        var traffic = new Traffic(options.Connections, options.BodyBytes, receiversOf: options.Connections - 1);
        await using var pool = new ConnectionPool(new HubAddress(options.Url), people, traffic);
        await pool.OpenAsync(options.Connections, _ => tenant.PairId(0), cancellationToken);
        var step = await Step.RunAsync(
            traffic, pool.Connections, rate, options.Warmup, options.Duration, options.ServerPids, cancellationToken);
        return new BenchmarkResult("fanout")
        {
            Connections = options.Connections,
            People = 2,
            BodyBytes = options.BodyBytes,
            DurationSeconds = options.Duration.TotalSeconds,
            DeliveriesPerSecond = Math.Round(step.Achieved * options.Connections, 1),
            Tenant = tenant.Slug,
            Mode = options.Mode,
        }.With(step, traffic);
    }
}
