using Npgsql;
using Platform.Contracts;
using Platform.Data;

namespace Platform.Presence.People;

/// <summary>The SQL of what others see.</summary>
public sealed class PresenceStore(PresenceDatabase database)
{
    /// <summary>What is kept of people, by user. Whoever was never there is missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, KeptPresence>> ReadAsync(
        Guid tenantId, IReadOnlyList<Guid> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add(
            """
            select user_id, mode, last_seen_at, client_name, client_version, client_platform, client_used_at,
              status_emoji, status_text, status_expires_at, status_emoji is not null or status_text is not null, hidden_version
            from presence where tenant_id = $1 and user_id = any($2)
            """, tenantId, userIds.ToArray());
        var kept = new Dictionary<Guid, KeptPresence>(userIds.Count);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) kept[reader.GetGuid(0)] = Read(reader, now);
        return kept;
    }

    /// <summary>Notes when people were last there. It only moves on, and stands still for whoever is invisible.</summary>
    public async Task RememberSeenAsync(
        Guid tenantId, IReadOnlyList<(Guid UserId, DateTimeOffset SeenAt)> seen, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into presence as p (tenant_id, user_id, last_seen_at)
            select $1, s.user_id, s.seen_at from unnest($2::uuid[], $3::timestamptz[]) as s (user_id, seen_at) order by s.user_id
            on conflict (tenant_id, user_id) do update set last_seen_at = greatest(p.last_seen_at, excluded.last_seen_at)
              where p.mode <> 'invisible'
            """, tenantId, seen.Select(one => one.UserId).ToArray(), seen.Select(one => one.SeenAt).ToArray());
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>
    /// Notes what people wrote from, for those who let themselves be seen. Returns whose entry changed: another client, or the same
    /// one in a later minute, so that a lively conversation does not turn into a stream of announcements.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> RememberClientsAsync(
        Guid tenantId, IReadOnlyList<ReportedWriter> writers, CancellationToken cancellationToken)
    {
        ReportedWriter[] latest = [.. writers.GroupBy(writer => writer.UserId).Select(ofUser => ofUser.MaxBy(writer => writer.WroteAt)!)];
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into presence as p (tenant_id, user_id, client_name, client_version, client_platform, client_used_at)
            select $1, w.user_id, w.name, w.version, w.platform, date_trunc('minute', w.wrote_at)
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as w (user_id, name, version, platform, wrote_at)
            order by w.user_id
            on conflict (tenant_id, user_id) do update set client_name = excluded.client_name, client_version = excluded.client_version,
              client_platform = excluded.client_platform, client_used_at = excluded.client_used_at
              where p.mode <> 'invisible' and (p.client_used_at is null or p.client_used_at < excluded.client_used_at
                or (p.client_used_at = excluded.client_used_at and (p.client_name, p.client_version, p.client_platform)
                  is distinct from (excluded.client_name, excluded.client_version, excluded.client_platform)))
            returning user_id
            """,
            tenantId,
            latest.Select(writer => writer.UserId).ToArray(),
            latest.Select(writer => writer.ClientName).ToArray(),
            latest.Select(writer => writer.ClientVersion).ToArray(),
            latest.Select(writer => writer.ClientPlatform).ToArray(),
            latest.Select(writer => writer.WroteAt).ToArray());
        var changed = new List<Guid>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) changed.Add(reader.GetGuid(0));
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return changed;
    }

    private static KeptPresence Read(NpgsqlDataReader reader, DateTimeOffset now)
    {
        var expiresAt = Time(reader, 9);
        var hasStatus = reader.GetBoolean(10) && !(expiresAt <= now);
        return new KeptPresence(
            reader.GetString(1),
            Time(reader, 2),
            hasStatus ? new CustomStatus(Text(reader, 7), Text(reader, 8), expiresAt) : null,
            Time(reader, 6) is { } usedAt ? new LastClient(reader.GetString(3), reader.GetString(4), reader.GetString(5), usedAt) : null,
            reader.GetInt64(11));
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}

/// <summary>What outlives a person's connections.</summary>
/// <param name="Mode">One of <see cref="PresenceMode"/>.</param>
/// <param name="LastSeenAt">When they were last there, as far as others may know.</param>
/// <param name="Status">What they say of themselves now.</param>
/// <param name="LastClient">What they last wrote from.</param>
/// <param name="HiddenVersion">The version that others see of somebody who is invisible.</param>
public sealed record KeptPresence(string Mode, DateTimeOffset? LastSeenAt, CustomStatus? Status, LastClient? LastClient, long HiddenVersion)
{
    /// <summary>True when they are offline for everybody else.</summary>
    public bool IsHidden => Mode == PresenceMode.Invisible;

    /// <summary>Of somebody who was never there.</summary>
    public static readonly KeptPresence None = new(PresenceMode.Automatic, null, null, null, 0);
}
