using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Benchmarks.Driver;
using Platform.Benchmarks.Measuring;
using Platform.Benchmarks.Provisioning;
using Platform.Benchmarks.Reporting;

namespace Platform.Benchmarks.Scenarios;

/// <summary>
/// All connections break at once, every conversation gets a message meanwhile, and all return: connect, upgrade, handshake, Sync. A
/// connection is live when its Sync has brought the message. Times count from the moment when the first could return.
/// </summary>
internal sealed class ReconnectScenario : IHubListener
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string?>> _syncs = [];
    private long _cut;

    public static async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var peopleCount = options.People / 2 * 2;
        using var tenant = await BenchmarkTenant.OpenAsync(options, cancellationToken);
        Report.Say($"Tenant {tenant.Slug}: {peopleCount} people sign in and share {options.Connections} connections.");
        await tenant.ImportPeopleAsync(peopleCount, cancellationToken);
        await tenant.ImportPairsAsync(peopleCount / 2, cancellationToken);
        var people = await tenant.SignInAsync(peopleCount, cancellationToken);
        Guid ConversationOf(int person) => tenant.PairId(person / 2);

        var scenario = new ReconnectScenario();
        await using var pool = new ConnectionPool(new HubAddress(options.Url), people, scenario);
        await pool.OpenAsync(options.Connections, ConversationOf, cancellationToken);
        await pool.DropAsync();
        var lastSeqs = new ConcurrentDictionary<Guid, long>();
        for (var person = 0; person < peopleCount; person += 2)
        {
            var message = await people[person].Chat.SendMessageAsync(ConversationOf(person), "While you were away", cancellationToken: cancellationToken);
            lastSeqs[message.ConversationId] = message.Seq;
        }

        var latencies = new Latencies();
        var cpu = new CpuMeter(options.ServerPids);
        var start = Stopwatch.GetTimestamp();
        await pool.OpenAsync(options.Connections, ConversationOf, SyncAsync, cancellationToken);
        var all = Stopwatch.GetElapsedTime(start);
        return new BenchmarkResult("reconnect")
        {
            Connections = options.Connections,
            People = peopleCount,
            AllLiveMs = Math.Round(all.TotalMilliseconds, 1),
            LiveP50Ms = latencies.Percentile(50),
            LiveP99Ms = latencies.Percentile(99),
            Errors = Interlocked.Read(ref scenario._cut),
            Cpu = cpu.Read(),
            Tenant = tenant.Slug,
            Mode = options.Mode,
        };

        async Task SyncAsync(LeanConnection connection)
        {
            var synced = scenario._syncs[connection.Number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            connection.Send(HubFrames.Sync($"{connection.Number}", connection.ConversationId, lastSeqs[connection.ConversationId] - 1));
            if (await synced.Task.WaitAsync(cancellationToken) is { } instead)
                throw new BenchmarkException($"A Sync did not bring the message that was sent meanwhile, but {instead}");
            latencies.Record(start, Stopwatch.GetTimestamp());
        }
    }

    public void OnMessage(LeanConnection connection, ReadOnlySpan<byte> message)
    {
        if (HubMessages.KindOf(message) is HubMessageKind.Completion or HubMessageKind.FailedCompletion)
            _syncs[connection.Number].TrySetResult(message.IndexOf("While you were away"u8) >= 0 ? null : HubMessages.Text(message));
    }

    public void OnClosed(LeanConnection connection, string reason)
    {
        Interlocked.Increment(ref _cut);
        if (_syncs.TryGetValue(connection.Number, out var sync))
            sync.TrySetException(new IOException($"A connection was {reason} before its Sync."));
    }
}
