using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Platform.Contracts;
using Platform.Data;

namespace Platform.Directory.Settings;

/// <summary>The SQL of settings.</summary>
internal sealed class SettingsStore(DirectoryDatabase database, IOptions<EmailOptions> email, TimeProvider clock)
{
    public async Task<AccountSettings> GetAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select t.read_receipts, s.chosen::text, t.reminders_for_others,
              coalesce((select email is not null from users where tenant_id = $1 and id = $2), false)
            from tenants t left join user_settings s on s.tenant_id = t.tenant_id and s.user_id = $2
            where t.tenant_id = $1
            """, tenantId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw NoTenant(tenantId);
        var chosen = reader.Value<string>(1) is { } json ? Read(json) : new SettingsPatch();
        var decided = new TenantSettings(reader.GetString(0), reader.GetString(2));
        return AccountSettings.Of(chosen, decided, email.Value.IsConfigured && reader.GetBoolean(3));
    }

    /// <summary>Of two changes at once each keeps what it named; of the same field the later one wins.</summary>
    public async Task ChangeAsync(Guid tenantId, Guid userId, SettingsPatch patch, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        var (version, chosen) = await MergeAsync(transaction, tenantId, userId, patch, cancellationToken);
        // Other services hear of what the person chose; the rest does not depend on them.
        var settings = AccountSettings.Of(chosen, new TenantSettings("", ""), emailAvailable: false);
        await using var telling = transaction.Batch();
        telling.AddEvent(new UserSettingsChanged(
            tenantId, Guid.CreateVersion7(), userId, version, settings.ReadReceipts, settings.ToNotificationChoices()));
        await telling.ExecuteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<(long Version, SettingsPatch Chosen)> MergeAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, SettingsPatch patch, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into user_settings as s (tenant_id, user_id, chosen, changed_at) values ($1, $2, $3, $5)
            on conflict (tenant_id, user_id) do update
            set chosen = (s.chosen || excluded.chosen) - $4, version = s.version + 1, changed_at = excluded.changed_at
            returning version, chosen::text
            """,
            tenantId, userId,
            new NpgsqlParameter { Value = JsonSerializer.Serialize(patch, DirectoryJson.Default.SettingsPatch), NpgsqlDbType = NpgsqlDbType.Jsonb },
            patch.Cleared, clock.GetUtcNow());
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), Read(reader.GetString(1)));
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
