using Platform.Benchmarks.Driver;
using Platform.Benchmarks.Provisioning;
using Platform.Benchmarks.Reporting;

namespace Platform.Benchmarks.Scenarios;

/// <summary>
/// Channels in which everybody watches, each member over a connection of their own, and all write in turn: each message goes to the
/// whole channel, and everybody acknowledges it. Finds the highest sustained rate and then measures at 70 % of it, or measures at a
/// given rate of messages.
/// </summary>
internal static class FanoutScenario
{
    private const double FirstDeliveries = 20_000;
    private const double Comfortable = 0.7;

    // Of the 50 calls a second that the hub allows a connection, acknowledgements take up to 10.
    private const double SendsPerConnection = 38;

    public static async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var members = options.Members;
        var count = options.Connections / members * members;
        if (members < 2 || count == 0)
            throw new BenchmarkException("A channel has two --members or more, and --connections are at least as many.");
        using var tenant = await BenchmarkTenant.OpenAsync(options, cancellationToken);
        Report.Say($"Tenant {tenant.Slug}: {count / members} channels of {members} people, each signed in ({count} sign-ins of 210,000 PBKDF2 rounds).");
        await tenant.ImportPeopleAsync(count, cancellationToken);
        var people = await tenant.SignInAsync(count, cancellationToken);
        var channels = await tenant.OpenChannelsAsync(people, count / members, cancellationToken);

        var traffic = new Traffic(count, options.BodyBytes, receiversOf: members - 1);
        await using var pool = new ConnectionPool(new HubAddress(options.Url), people, traffic);
        await pool.OpenAsync(count, person => channels[person % channels.Length], cancellationToken);
        var result = new BenchmarkResult("fanout")
        {
            Connections = count,
            People = count,
            Members = members,
            BodyBytes = options.BodyBytes,
            DurationSeconds = options.Duration.TotalSeconds,
            Tenant = tenant.Slug,
            Mode = options.Mode,
        };
        if (options.Rate is { } rate)
            return Counted(result.With(await StepAsync(rate), traffic));

        var steps = await HighestRate.FindAsync(StepAsync, FirstDeliveries / members, count * SendsPerConnection, cancellationToken);
        var highest = HighestRate.Of(steps, traffic.FirstError);
        return Counted(result.With(await StepAsync(Math.Ceiling(highest * Comfortable)), traffic)) with
        {
            SustainedPerSecond = highest,
            SustainedDeliveriesPerSecond = Math.Round(highest * members),
            Steps = steps,
        };

        async Task<Step> StepAsync(double perSecond)
        {
            await pool.KeepFreshAsync(options.Warmup + options.Duration + TimeSpan.FromSeconds(30), cancellationToken);
            var step = await Step.RunAsync(
                traffic, pool.Connections, perSecond, options.Warmup, options.Duration, options.ServerPids, cancellationToken);
            Report.Show(step);
            return traffic.Cut == 0 ? step : throw new BenchmarkException($"The server cut {traffic.Cut} connections. {traffic.FirstError}");
        }

        BenchmarkResult Counted(BenchmarkResult measured) => measured with { DeliveriesPerSecond = Math.Round(measured.AchievedPerSecond!.Value * members) };
    }
}
