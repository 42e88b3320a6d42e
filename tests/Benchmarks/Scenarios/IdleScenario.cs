using Platform.Benchmarks.Driver;
using Platform.Benchmarks.Measuring;
using Platform.Benchmarks.Provisioning;
using Platform.Benchmarks.Reporting;

namespace Platform.Benchmarks.Scenarios;

/// <summary>
/// Memory of the server for each connection that does nothing: its growth between a first hundred connections, after which code is
/// compiled and pools are filled, and all of them. Several connections belong to one person.
/// </summary>
internal static class IdleScenario
{
    private const int First = 100;

    public static async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        if (options.ServerPids.Count == 0)
            throw new BenchmarkException("idle needs --server-pid of each server process whose memory counts.");
        if (options.Connections <= First)
            throw new BenchmarkException($"idle needs more than {First} --connections.");

        using var tenant = await BenchmarkTenant.OpenAsync(options, cancellationToken);
        Report.Say($"Tenant {tenant.Slug}: {options.People} people sign in and share {options.Connections} connections.");
        await tenant.ImportPeopleAsync(options.People, cancellationToken);
        await tenant.ImportPairsAsync(options.People / 2, cancellationToken);
        var people = await tenant.SignInAsync(options.People, cancellationToken);

        var listener = new Traffic(options.Connections, options.BodyBytes, receiversOf: 0);
        await using var first = new ConnectionPool(new HubAddress(options.Url), people, listener);
        await first.OpenAsync(First, person => tenant.PairId(person / 2), cancellationToken);
        await SettleAsync(options, cancellationToken);
        var before = await ServerMemory.ReadAsync(options.ServerPids, cancellationToken);

        await using var rest = new ConnectionPool(new HubAddress(options.Url), people, listener);
        var added = options.Connections - First;
        await rest.OpenAsync(added, person => tenant.PairId(person / 2), cancellationToken);
        await SettleAsync(options, cancellationToken);
        var after = await ServerMemory.ReadAsync(options.ServerPids, cancellationToken);
        if (listener.Cut > 0)
            throw new BenchmarkException($"The server cut {listener.Cut} connections. {listener.FirstError}");

        return new BenchmarkResult("idle")
        {
            Connections = options.Connections,
            People = options.People,
            ResidentBytes = after.Resident,
            HeapBytes = after.Heap,
            ResidentBytesPerConnection = Math.Round((after.Resident - before.Resident) / (double)added),
            ProportionalBytesPerConnection = Math.Round((after.Proportional - before.Proportional) / (double)added),
            HeapBytesPerConnection = (after.Heap - before.Heap) is { } heap ? Math.Round(heap / (double)added) : null,
            Tenant = tenant.Slug,
            Mode = options.Mode,
        };
    }

    /// <summary>Time for what follows a connect, such as its subscriptions and timers, to end.</summary>
    private static Task SettleAsync(BenchmarkOptions options, CancellationToken cancellationToken) =>
        Task.Delay(options.Warmup, cancellationToken);
}
