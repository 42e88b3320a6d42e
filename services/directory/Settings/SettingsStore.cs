using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Platform.Directory.Settings;

/// <summary>The SQL of settings.</summary>
internal sealed class SettingsStore(DirectoryDatabase database, TimeProvider clock)
{
    public async Task<AccountSettings> GetAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select t.read_receipts, s.chosen::text
            from tenants t left join user_settings s on s.tenant_id = t.tenant_id and s.user_id = $2
            where t.tenant_id = $1
            """, tenantId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw new InvalidOperationException($"Tenant {tenantId} of a valid token is not in the database.");
        var chosen = reader.Value<string>(1) is { } json ? Read(json) : new SettingsPatch();
        return AccountSettings.Of(chosen, reader.GetString(0));
    }

    /// <summary>Of two changes at once each keeps what it named; of the same field the later one wins.</summary>
    public async Task ChangeAsync(Guid tenantId, Guid userId, SettingsPatch patch, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into user_settings as s (tenant_id, user_id, chosen, changed_at) values ($1, $2, $3, $5)
            on conflict (tenant_id, user_id) do update
            set chosen = (s.chosen || excluded.chosen) - $4, version = s.version + 1, changed_at = excluded.changed_at
            """,
            tenantId, userId,
            new NpgsqlParameter { Value = JsonSerializer.Serialize(patch, DirectoryJson.Default.SettingsPatch), NpgsqlDbType = NpgsqlDbType.Jsonb },
            patch.Cleared, clock.GetUtcNow());
        await batch.ExecuteAsync(cancellationToken);
    }

    private static SettingsPatch Read(string json) => JsonSerializer.Deserialize(json, DirectoryJson.Default.SettingsPatch)!;
}
