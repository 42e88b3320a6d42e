using Npgsql;
using Platform.Data.Outbox;

namespace Platform.Data;

/// <summary>
/// The database of one service. Each service derives a type of its own, so that several services can share a container:
/// <c>public sealed class ChatDatabase(DatabaseConnection connection) : ServiceDatabase(connection);</c>
/// </summary>
public abstract class ServiceDatabase(DatabaseConnection connection) : IAsyncDisposable
{
    /// <summary>Woken when a batch with events has been committed.</summary>
    internal OutboxSignal Outbox { get; } = new();

    internal NpgsqlDataSource DataSource { get; } = connection.DataSource;

    /// <summary>
    /// Statements of one tenant, sent in one round trip together with the tenant setting, as one transaction.
    /// The seam for shards: the tenant decides on the data source.
    /// </summary>
    public TenantBatch ForTenant(Guid tenantId) => new(this, tenantId);

    /// <summary>
    /// Statements without a tenant: they see no row of a tenant table, and reach what they need through
    /// SECURITY DEFINER functions.
    /// </summary>
    public TenantBatch AcrossTenants() => new(this, tenantId: null);

    /// <summary>A transaction of several round trips, for one tenant.</summary>
    public Task<TenantTransaction> BeginAsync(Guid tenantId, CancellationToken cancellationToken) =>
        TenantTransaction.BeginAsync(this, tenantId, cancellationToken);

    /// <summary>Closes the connections: the server has a place for each, and a process that stops gives them back.</summary>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The pool of connections that a service's database type is made with.</summary>
public sealed class DatabaseConnection(NpgsqlDataSource dataSource)
{
    internal NpgsqlDataSource DataSource { get; } = dataSource;
}
