using Npgsql;

namespace Platform.Data;

/// <summary>A transaction of several round trips for one tenant. Not committed is rolled back.</summary>
public sealed class TenantTransaction : IAsyncDisposable
{
    private readonly ServiceDatabase _database;
    private readonly Guid _tenantId;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly List<TenantBatch> _batches = [];

    private TenantTransaction(ServiceDatabase database, Guid tenantId, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _database = database;
        _tenantId = tenantId;
        _connection = connection;
        _transaction = transaction;
    }

    internal static async Task<TenantTransaction> BeginAsync(ServiceDatabase database, Guid tenantId, CancellationToken cancellationToken)
    {
        var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = new TenantTransaction(database, tenantId, connection, await connection.BeginTransactionAsync(cancellationToken));
            await using var setting = transaction.Batch();
            setting.Add("select set_config('app.tenant_id', $1, true)", tenantId.ToString());
            await setting.ExecuteAsync(cancellationToken);
            return transaction;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Statements of one round trip inside this transaction.</summary>
    public TenantBatch Batch()
    {
        var batch = new TenantBatch(_database, _tenantId, _connection, _transaction);
        _batches.Add(batch);
        return batch;
    }

    /// <summary>Commits, and wakes the relay when there are events.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction.CommitAsync(cancellationToken);
        if (_batches.Exists(batch => batch.HasEvents)) _database.Outbox.Wake();
    }

    /// <summary>Copies rows in binary, for bulk imports.</summary>
    /// <param name="copyCommand"><c>copy … from stdin (format binary)</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<NpgsqlBinaryImporter> CopyAsync(string copyCommand, CancellationToken cancellationToken) =>
        _connection.BeginBinaryImportAsync(copyCommand, cancellationToken);

    /// <summary>
    /// Notes that <paramref name="consumer"/> handles this event in this transaction. False when it has handled it before:
    /// then there is nothing left to do.
    /// </summary>
    public async Task<bool> TryEnterInboxAsync(Guid eventId, string consumer, CancellationToken cancellationToken)
    {
        await using var batch = Batch();
        batch.Add("insert into platform.inbox (tenant_id, event_id, consumer) values ($1, $2, $3) on conflict do nothing", _tenantId, eventId, consumer);
        return await batch.ExecuteAsync(cancellationToken) == 1;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
