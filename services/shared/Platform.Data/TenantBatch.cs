using Npgsql;
using NpgsqlTypes;
using Platform.Data.Outbox;

namespace Platform.Data;

/// <summary>
/// Statements that travel in one round trip. The first sets <c>app.tenant_id</c> for the transaction, which row-level
/// security reads; all statements of the batch are one implicit transaction: they all happen, or none does.
/// </summary>
/// <example><code>
/// await using var batch = database.ForTenant(tenantId);
/// batch.Add("update person set name = $3 where tenant_id = $1 and id = $2", tenantId, id, name);
/// batch.AddEvent(new UserChanged(…));
/// await batch.ExecuteAsync(cancellationToken);
/// </code></example>
public sealed class TenantBatch : IAsyncDisposable
{
    private readonly ServiceDatabase _database;
    private readonly Guid? _tenantId;
    private readonly NpgsqlBatch _batch;
    private readonly bool _commits;
    private bool _hasEvents;
    private bool _hasRead;

    internal TenantBatch(ServiceDatabase database, Guid? tenantId)
    {
        _database = database;
        _tenantId = tenantId;
        _batch = database.DataSource.CreateBatch();
        _commits = true;
        if (tenantId is { } id) Add("select set_config('app.tenant_id', $1, true)", id.ToString());
    }

    internal TenantBatch(ServiceDatabase database, Guid tenantId, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _database = database;
        _tenantId = tenantId;
        _batch = new NpgsqlBatch(connection, transaction);
    }

    /// <summary>True once an event was added; a transaction wakes the relay after its commit.</summary>
    internal bool HasEvents => _hasEvents;

    /// <summary>
    /// Adds a statement with positional parameters (<c>$1</c>, <c>$2</c>, …). A null is sent untyped; an
    /// <see cref="NpgsqlParameter"/> is taken as it is.
    /// </summary>
    public void Add(string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = _batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        _batch.BatchCommands.Add(command);
    }

    /// <summary>Adds a statement that writes to <c>platform.outbox</c> itself, because only the database knows what the event says.</summary>
    public void AddRaising(string sql, params ReadOnlySpan<object?> parameters)
    {
        Add(sql, parameters);
        _hasEvents = true;
    }

    /// <summary>Adds an event to the outbox: it is published if, and only if, this transaction commits.</summary>
    /// <param name="integrationEvent">A record of <c>Platform.Contracts</c>.</param>
    /// <exception cref="InvalidOperationException">The batch has no tenant.</exception>
    public void AddEvent<TEvent>(TEvent integrationEvent) where TEvent : class
    {
        var tenantId = _tenantId ?? throw new InvalidOperationException("An event belongs to a tenant: use ForTenant.");
        Add("insert into platform.outbox (tenant_id, event_type, payload) values ($1, $2, $3)",
            tenantId, typeof(TEvent).Name, new NpgsqlParameter { Value = OutboxEvents.Serialize(integrationEvent), NpgsqlDbType = NpgsqlDbType.Text });
        _hasEvents = true;
    }

    /// <summary>
    /// Runs the batch and reads: the reader stands before the first row of the first statement that was added.
    /// The caller disposes the reader, once: its connection serves somebody else from then on.
    /// </summary>
    public async Task<NpgsqlDataReader> ReadAsync(CancellationToken cancellationToken)
    {
        var reader = await _batch.ExecuteReaderAsync(cancellationToken);
        try
        {
            if (_commits && _tenantId is not null) await reader.NextResultAsync(cancellationToken);
            _hasRead = true;
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Returns when the transaction of a batch that was read has committed. Rows arrive before the commit, and disposing the reader
    /// would pass over a time-out of it: whoever tells somebody of a write waits here first.
    /// </summary>
    public static async Task CommittedAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.NextResultAsync(cancellationToken)) { /* up to the server's word that it is ready again */ }
    }

    /// <summary>Runs the batch. Returns the number of rows that its statements changed, those of the outbox included.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var changed = await _batch.ExecuteNonQueryAsync(cancellationToken);
        WakeRelay();
        return changed;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_hasRead) WakeRelay();
        await _batch.DisposeAsync();
    }

    private void WakeRelay()
    {
        if (_hasEvents && _commits) _database.Outbox.Wake();
    }
}
