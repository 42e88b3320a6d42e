using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Platform.Contracts;
using Platform.Data;

namespace Platform.Directory.Email;

/// <summary>The SQL of e-mails that are to be sent.</summary>
internal sealed class EmailStore(DirectoryDatabase database)
{
    /// <summary>Keeps one; the same when it is there.</summary>
    public async Task AddAsync(TenantTransaction transaction, UnreadEmailDue left, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into emails (tenant_id, id, content, expires_at, due_at)
            select $1, $2, $3, $4, $5 where exists (select from tenants where tenant_id = $1) on conflict do nothing
            """, left.TenantId, left.EventId,
            new NpgsqlParameter { Value = JsonSerializer.Serialize(left, DirectoryJson.Default.UnreadEmailDue), NpgsqlDbType = NpgsqlDbType.Jsonb },
            left.ExpiresAt, now);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Takes what is due, of every tenant; it is due again at a later time unless it was sent.</summary>
    public async Task<List<DueEmail>> TakeDueAsync(DateTimeOffset now, DateTimeOffset again, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select tenant_id, id, content, expires_at, attempts from take_due_emails($1, $2, $3)", now, again, most);
        var due = new List<DueEmail>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) due.Add(Read(reader));
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return due;
    }

    /// <summary>Who is to get it; null when they have no address, or were deactivated.</summary>
    public async Task<Recipient?> FindRecipientAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select u.email, u.language, t.name from users u join tenants t on t.tenant_id = u.tenant_id
            where u.tenant_id = $1 and u.id = $2 and u.email is not null and u.is_active
            """, tenantId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(reader.GetString(0), reader.GetString(1), reader.GetString(2)) : null;
    }

    /// <summary>It was sent, or will not be.</summary>
    public async Task RemoveAsync(DueEmail due, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.Left.TenantId);
        batch.Add("delete from emails where tenant_id = $1 and id = $2", due.Left.TenantId, due.Left.EventId);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>It is tried again at this time.</summary>
    public async Task PutOffAsync(DueEmail due, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.Left.TenantId);
        batch.Add("update emails set due_at = $3 where tenant_id = $1 and id = $2", due.Left.TenantId, due.Left.EventId, until);
        await batch.ExecuteAsync(cancellationToken);
    }

    private static DueEmail Read(NpgsqlDataReader reader) => new(
        JsonSerializer.Deserialize(reader.GetString(2), DirectoryJson.Default.UnreadEmailDue)!, reader.GetFieldValue<DateTimeOffset>(3), reader.GetInt32(4));
}

/// <summary>An e-mail that is to be sent now.</summary>
/// <param name="Left">What it says.</param>
/// <param name="ExpiresAt">After this it is no news any more.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
internal sealed record DueEmail(UnreadEmailDue Left, DateTimeOffset ExpiresAt, int Attempts);

/// <summary>Who gets an e-mail.</summary>
internal sealed record Recipient(string Address, string Language, string Workspace);
