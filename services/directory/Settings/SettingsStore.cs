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
            select t.read_receipts, s.chosen::text, t.reminders_for_others
            from tenants t left join user_settings s on s.tenant_id = t.tenant_id and s.user_id = $2
            where t.tenant_id = $1
            """, tenantId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw NoTenant(tenantId);
        var chosen = reader.Value<string>(1) is { } json ? Read(json) : new SettingsPatch();
        return AccountSettings.Of(chosen, reader.GetString(0), reader.GetString(2));
    }

    /// <summary>Of two changes at once each keeps what it named; of the same field the later one wins.</summary>
    public async Task ChangeAsync(Guid tenantId, Guid userId, SettingsPatch patch, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.AddRaising("""
            with changed as (
                insert into user_settings as s (tenant_id, user_id, chosen, changed_at) values ($1, $2, $3, $5)
                on conflict (tenant_id, user_id) do update
                set chosen = (s.chosen || excluded.chosen) - $4, version = s.version + 1, changed_at = excluded.changed_at
                returning version, chosen
            )
            insert into platform.outbox (tenant_id, event_type, payload)
            select $1, 'UserSettingsChanged', json_build_object(
                'TenantId', $1::uuid, 'EventId', $6::uuid, 'UserId', $2::uuid, 'Version', version,
                'ReadReceipts', coalesce((chosen ->> 'readReceipts')::boolean, $7))::text
            from changed where $8
            """,
            tenantId, userId,
            new NpgsqlParameter { Value = JsonSerializer.Serialize(patch, DirectoryJson.Default.SettingsPatch), NpgsqlDbType = NpgsqlDbType.Jsonb },
            patch.Cleared, clock.GetUtcNow(), Guid.CreateVersion7(), AccountSettings.DefaultReadReceipts, patch.NamesReadReceipts);
        await batch.ExecuteAsync(cancellationToken);
    }

    public async Task<TenantSettings> GetTenantAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select read_receipts, reminders_for_others from tenants where tenant_id = $1", tenantId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new TenantSettings(reader.GetString(0), reader.GetString(1)) : throw NoTenant(tenantId);
    }

    public async Task ChangeTenantAsync(Guid tenantId, ChangeTenantSettingsRequest change, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.AddRaising("""
            with changed as (
                update tenants set read_receipts = coalesce($2::text, read_receipts), reminders_for_others = coalesce($3::text, reminders_for_others),
                    settings_version = settings_version + 1
                where tenant_id = $1 and (read_receipts <> $2::text or reminders_for_others <> $3::text)
                returning settings_version, read_receipts, reminders_for_others
            )
            insert into platform.outbox (tenant_id, event_type, payload)
            select $1, 'TenantSettingsChanged', json_build_object(
                'TenantId', $1::uuid, 'EventId', $4::uuid, 'Version', settings_version, 'ReadReceipts', read_receipts,
                'RemindersForOthers', reminders_for_others)::text
            from changed
            """, tenantId, change.ReadReceipts, change.RemindersForOthers, Guid.CreateVersion7());
        await batch.ExecuteAsync(cancellationToken);
    }

    private static SettingsPatch Read(string json) => JsonSerializer.Deserialize(json, DirectoryJson.Default.SettingsPatch)!;

    private static InvalidOperationException NoTenant(Guid tenantId) => new($"Tenant {tenantId} of a valid token is not in the database.");
}
