using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Platform.Contracts;
using Platform.Data;

namespace Platform.Chat.Notifications;

/// <summary>
/// The SQL of how people want to be notified: projections of what directory and presence say. Events may arrive twice or out of order:
/// only a newer version counts.
/// </summary>
public sealed class NotificationChoiceStore(ChatDatabase database)
{
    /// <summary>What holds for somebody who never chose.</summary>
    internal static readonly NotificationChoices Defaults = new(Shown: true, WithText: true, WithSound: true, QuietHours: null, HoldReminders: true, Push: PushChoice.WhenAway);

    /// <summary>Somebody chose: what was held because of what held before is looked at again.</summary>
    public async Task RememberAsync(UserSettingsChanged chosen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (chosen.Notifications is not { } choices) return;
        await using var batch = database.ForTenant(chosen.TenantId);
        batch.Add("""
            insert into notification_choice (tenant_id, user_id, version, choices) values ($1, $2, $3, $4)
            on conflict (tenant_id, user_id) do update set version = excluded.version, choices = excluded.choices
              where notification_choice.version < excluded.version
            """, chosen.TenantId, chosen.UserId, chosen.Version,
            new NpgsqlParameter { Value = JsonSerializer.Serialize(choices, ChatJson.Default.NotificationChoices), NpgsqlDbType = NpgsqlDbType.Jsonb });
        AddLookAgain(batch, chosen.TenantId, chosen.UserId, now);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Somebody asked not to be disturbed, or no longer does: what was held then is due at once.</summary>
    public async Task RememberAsync(DoNotDisturbChanged chosen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(chosen.TenantId);
        batch.Add("""
            insert into do_not_disturb (tenant_id, user_id, version, is_on) values ($1, $2, $3, $4)
            on conflict (tenant_id, user_id) do update set version = excluded.version, is_on = excluded.is_on
              where do_not_disturb.version < excluded.version
            """, chosen.TenantId, chosen.UserId, chosen.Version, chosen.IsOn);
        if (!chosen.IsOn) AddLookAgain(batch, chosen.TenantId, chosen.UserId, now);
        await batch.ExecuteAsync(cancellationToken);
    }

    // Reminders alone are held; one whose push service is waited for is not.
    private static void AddLookAgain(TenantBatch batch, Guid tenantId, Guid userId, DateTimeOffset now) =>
        batch.Add("""
            update push_pending p set due_at = least(due_at, $3) from push_subscription s
            where s.tenant_id = $1 and s.user_id = $2 and p.tenant_id = $1 and p.session_id = s.session_id and p.kind = 'reminder' and p.attempts = 0
            """, tenantId, userId, now);

    internal static NotificationChoices Read(string? json) =>
        json is null ? Defaults : JsonSerializer.Deserialize(json, ChatJson.Default.NotificationChoices)!;
}
