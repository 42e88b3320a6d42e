using Platform.Contracts;
using Platform.Presence.People;

namespace Platform.Presence.Status;

/// <summary>The SQL of what people choose.</summary>
public sealed class StatusStore(PresenceDatabase database)
{
    /// <summary>
    /// Chooses a mode. Whoever becomes invisible while being there was last seen now; who was not, when they last were.
    /// </summary>
    public async Task ChooseModeAsync(
        Guid tenantId, Guid userId, string mode, bool isThere, long version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into presence as p (tenant_id, user_id, mode, hidden_version, last_seen_at)
            values ($1, $2, $3, $4, case when $5 then $6::timestamptz end)
            on conflict (tenant_id, user_id) do update set mode = $3, hidden_version = $4,
              last_seen_at = case when $5 and p.mode <> 'invisible' then greatest(p.last_seen_at, $6) else p.last_seen_at end
            """, tenantId, userId, mode, version, isThere, now);
        batch.AddEvent(new DoNotDisturbChanged(tenantId, Guid.CreateVersion7(), userId, version, mode == PresenceMode.DoNotDisturb));
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Puts an emoji and a text beside the name, or takes them away.</summary>
    public async Task ChooseStatusAsync(Guid tenantId, Guid userId, CustomStatus? status, long version, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into presence (tenant_id, user_id, status_emoji, status_text, status_expires_at, hidden_version)
            values ($1, $2, $3::text, $4::text, $5::timestamptz, $6)
            on conflict (tenant_id, user_id) do update set status_emoji = excluded.status_emoji, status_text = excluded.status_text,
              status_expires_at = excluded.status_expires_at, hidden_version = excluded.hidden_version
            """, tenantId, userId, status?.Emoji, status?.Text, status?.ExpiresAt, version);
        await batch.ExecuteAsync(cancellationToken);
    }
}
