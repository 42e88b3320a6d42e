using System.Diagnostics;
using Platform.Benchmarks.Driver;
using Platform.Benchmarks.Measuring;
using Platform.Benchmarks.Provisioning;
using Platform.Benchmarks.Reporting;
using Platform.Client;
using Platform.Client.Operator;

namespace Platform.Benchmarks.Scenarios;

/// <summary>Pages of 50, the newest and deep ones, out of a conversation of 200,000 messages that the operator's import brings in.</summary>
internal static class HistoryScenario
{
    private const long Messages = 200_000;
    private const int MessagesAtOnce = 5_000;
    private const int PageSize = 50;
    private const double DefaultRate = 50;

    public static async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        using var tenant = await BenchmarkTenant.OpenAsync(options, cancellationToken);
        await tenant.ImportPeopleAsync(2, cancellationToken);
        var people = await tenant.SignInAsync(2, cancellationToken);
        Report.Say($"Tenant {tenant.Slug}: bringing in a conversation of {Messages:N0} messages.");
        await ImportAsync(tenant, options.BodyBytes, cancellationToken);

        var rate = options.Rate ?? DefaultRate;
        var conversation = tenant.PairId(0);
        var cpu = new CpuMeter(options.ServerPids);
        var newest = await ReadAsync(options, rate, people, person => PageAsync(person, conversation, before: null), cancellationToken);
        // The oldest nine tenths: where an offset or a scan would show.
        var deep = await ReadAsync(
            options, rate, people, person => PageAsync(person, conversation, Random.Shared.NextInt64(PageSize + 1, Messages * 9 / 10)), cancellationToken);
        return new BenchmarkResult("history")
        {
            Rate = rate,
            Messages = Messages,
            NewestP50Ms = newest.Percentile(50),
            NewestP99Ms = newest.Percentile(99),
            DeepP50Ms = deep.Percentile(50),
            DeepP99Ms = deep.Percentile(99),
            BodyBytes = options.BodyBytes,
            DurationSeconds = options.Duration.TotalSeconds,
            Cpu = cpu.Read(),
            Tenant = tenant.Slug,
            Mode = options.Mode,
        };
    }

    /// <summary>Ids are computed, so that a second run with the same tenant finds them there.</summary>
    private static async Task ImportAsync(BenchmarkTenant tenant, int bodyBytes, CancellationToken cancellationToken)
    {
        var body = new string('x', Math.Max(1, bodyBytes));
        var begin = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(500);
        for (long done = 0; done < Messages; done += MessagesAtOnce)
        {
            var messages = new ImportedMessage[MessagesAtOnce];
            for (var i = 0; i < messages.Length; i++)
            {
                var number = done + i;
                messages[i] = new ImportedMessage(
                    KnownIds.Of(tenant.Id, "message", number), tenant.PersonId((int)(number % 2)), body, begin + TimeSpan.FromMinutes(3 * number));
            }

            await tenant.Operator.ImportConversationsAsync(
                tenant.Id,
                [new ImportedConversation(tenant.PairId(0), [tenant.PersonId(0), tenant.PersonId(1)], messages)],
                cancellationToken);
        }
    }

    private static async Task<Latencies> ReadAsync(
        BenchmarkOptions options, double rate, PlatformClient[] people, Func<PlatformClient, Task> read, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var unrecorded = (long)(rate * options.Warmup.TotalSeconds);
        var reads = new List<Task>();
        var loop = new OpenLoop(rate);
        await loop.RunAsync(
            unrecorded + (long)(rate * options.Duration.TotalSeconds),
            number => reads.Add(TimeAsync(number)),
            tick: () => { },
            cancellationToken);
        await Task.WhenAll(reads);
        return latencies;

        async Task TimeAsync(long number)
        {
            await read(people[number % people.Length]);
            if (number >= unrecorded)
                latencies.Record(loop.Intended(number), Stopwatch.GetTimestamp());
        }
    }

    private static async Task PageAsync(PlatformClient person, Guid conversation, long? before)
    {
        var page = await person.Chat.GetHistoryAsync(conversation, before: before, limit: PageSize);
        if (page.Items.Count != PageSize || (before is not null && page.Items[^1].Seq != before - 1))
            throw new BenchmarkException($"The page before {before} is not what was asked for.");
    }
}
