using Platform.Data;

namespace Platform.Directory.Passwords;

/// <summary>The SQL of passwords.</summary>
internal static class CredentialStore
{
    public static void Set(TenantBatch batch, Guid tenantId, Guid userId, string passwordHash, DateTimeOffset now)
    {
        batch.Add("update users set password_version = password_version + 1 where tenant_id = $1 and id = $2", tenantId, userId);
        batch.Add("""
            insert into credentials (tenant_id, user_id, password_hash, changed_at) values ($1, $2, $3, $4)
            on conflict (tenant_id, user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at
            """, tenantId, userId, passwordHash, now);
    }
}
