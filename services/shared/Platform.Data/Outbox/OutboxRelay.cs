using MassTransit;
using Npgsql;

namespace Platform.Data.Outbox;

/// <summary>
/// Publishes what committed transactions left in the outbox of one database. An event is deleted in the transaction that
/// locked it, after the bus has confirmed it: killed in between, it is published again, and consumers handle it once.
/// </summary>
internal sealed partial class OutboxRelay<TDatabase>(
    TDatabase database, IBus bus, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<OutboxRelay<TDatabase>> logger)
    : BackgroundService where TDatabase : ServiceDatabase
{
    private const int Most = 200;
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan InboxMemory = TimeSpan.FromDays(7);
    private static readonly TimeSpan HousekeepingInterval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        var nextHousekeeping = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var relayed = 0;
                for (var taken = Most; taken == Most; relayed += taken) taken = await RelayAsync(stoppingToken);
                if (clock.GetUtcNow() >= nextHousekeeping)
                {
                    await ForgetInboxAsync(stoppingToken);
                    nextHousekeeping = clock.GetUtcNow() + HousekeepingInterval;
                }

                // A lone event goes at once; while they keep coming, a round carries those of many commits. In real time: it spaces the
                // work and decides nothing.
                if (relayed > 0) await Task.Delay(BetweenRounds, stoppingToken);
                await database.Outbox.WaitAsync(PollInterval, clock, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RelayFailed(failure.GetType().Name, failure.Message, AfterFailure);
                await Task.Delay(AfterFailure, clock, stoppingToken);
            }
        }
    }

    private async Task<int> RelayAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (ids, events) = await TakeAsync(connection, cancellationToken);
        if (ids.Count == 0) return 0;

        // Without a limit a broker that is away would keep the transaction, and its locks, open for as long.
        using var timeout = new CancellationTokenSource(PublishTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await Task.WhenAll(events.Select(taken => bus.Publish(taken.Event, taken.Type, either.Token)));

        await using var delete = new NpgsqlCommand("select platform.delete_outbox($1)", connection, transaction);
        delete.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. ids] });
        await delete.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ids.Count;
    }

    private static async Task<(List<long> Ids, List<(object Event, Type Type)> Events)> TakeAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var ids = new List<long>();
        var events = new List<(object Event, Type Type)>();
        await using var take = new NpgsqlCommand("select id, event_type, payload from platform.take_outbox($1)", connection);
        take.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Most });
        await using var reader = await take.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetInt64(0));
            events.Add(OutboxEvents.Deserialize(reader.GetString(1), reader.GetString(2)));
        }

        return (ids, events);
    }

    private async Task ForgetInboxAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select platform.forget_inbox($1)", clock.GetUtcNow().UtcDateTime - InboxMemory);
        await batch.ExecuteAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "The outbox could not be relayed ({Failure}: {Reason}); trying again in {Delay}")]
    private partial void RelayFailed(string failure, string reason, TimeSpan delay);
}

internal static class HostLifetimeExtensions
{
    /// <summary>Completes when the host has started: the bus is then ready to take messages.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
