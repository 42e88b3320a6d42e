using Npgsql;
using NpgsqlTypes;

namespace Platform.Reminder.Reminders;

/// <summary>The SQL of looking at reminders: one's own, and no others.</summary>
internal sealed class ReminderStore(ReminderDatabase database)
{
    // When it was due for, or will be: a person with few of them open, a thousand at most, so that they are sorted where they are read.
    // Whatever waits for a person comes last, as if far away.
    private const string OpenAt = "case when state = 'due' then due_at else coalesce(next_at, '9999-01-01 00:00:00+00') end";

    /// <summary>Those that are open, the first to come first, after a place.</summary>
    public Task<List<KeptReminder>> OpenAsync(
        Guid tenantId, Guid userId, Guid? conversationId, ReminderCursor? after, int limit, CancellationToken cancellationToken) =>
        ListAsync($"""
            select {ReminderColumns.All} from reminder
            where tenant_id = $1 and user_id = $2 and state <> 'done' and ($3::uuid is null or conversation_id = $3)
              and ({OpenAt}, id) > ($4, $5)
            order by {OpenAt}, id limit $6
            """, tenantId, userId, conversationId, after ?? new(DateTimeOffset.MinValue, Guid.Empty), limit, cancellationToken);

    /// <summary>Those that are over, the latest first, after a place.</summary>
    public Task<List<KeptReminder>> DoneAsync(
        Guid tenantId, Guid userId, Guid? conversationId, ReminderCursor? after, int limit, CancellationToken cancellationToken) =>
        ListAsync($"""
            select {ReminderColumns.All} from reminder
            where tenant_id = $1 and user_id = $2 and state = 'done' and ($3::uuid is null or conversation_id = $3)
              and (done_at, id) < ($4, $5)
            order by done_at desc, id desc limit $6
            """, tenantId, userId, conversationId, after ?? new(DateTimeOffset.MaxValue, Guid.AllBitsSet), limit, cancellationToken);

    /// <summary>One of the user's; null when it is not theirs.</summary>
    public async Task<KeptReminder?> FindAsync(Guid tenantId, Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"select {ReminderColumns.All} from reminder where tenant_id = $1 and id = $2 and user_id = $3", tenantId, id, userId);
        return (await ReminderColumns.ReadAllAsync(batch, cancellationToken)).SingleOrDefault();
    }

    /// <summary>What this key has made: the user's own, or else one for somebody else.</summary>
    public async Task<KeptReminder?> FindMadeAsync(Guid tenantId, Guid userId, Guid key, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"select {ReminderColumns.All} from reminder where tenant_id = $1 and created_by = $2 and creation_key = $3 {ReminderColumns.OwnFirst}", tenantId, userId, key);
        return (await ReminderColumns.ReadAllAsync(batch, cancellationToken)).SingleOrDefault();
    }

    /// <summary>What happened to one of the user's, the latest first; null when it is not theirs.</summary>
    public async Task<ReminderHistory?> HistoryAsync(Guid tenantId, Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select 1 from reminder where tenant_id = $1 and id = $2 and user_id = $3", tenantId, id, userId);
        batch.Add("select what, at, by from reminder_history where tenant_id = $1 and reminder_id = $2 order by entry desc", tenantId, id);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        await reader.NextResultAsync(cancellationToken);
        var entries = new List<ReminderEntry>();
        while (await reader.ReadAsync(cancellationToken)) entries.Add(Entry(reader));
        return new ReminderHistory(entries);
    }

    /// <summary>How many of the user's are open.</summary>
    public async Task<ReminderCounts> CountAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select count(*) filter (where state = 'due')::int, count(*) filter (where state = 'pending')::int
            from reminder where tenant_id = $1 and user_id = $2 and state <> 'done'
            """, tenantId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new ReminderCounts(reader.GetInt32(0), reader.GetInt32(1));
    }

    private static ReminderEntry Entry(NpgsqlDataReader reader) =>
        new(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.IsDBNull(2) ? null : reader.GetGuid(2));

    private async Task<List<KeptReminder>> ListAsync(
        string sql, Guid tenantId, Guid userId, Guid? conversationId, ReminderCursor after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add(sql, tenantId, userId, new NpgsqlParameter { Value = (object?)conversationId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            after.At, after.Id, limit);
        return await ReminderColumns.ReadAllAsync(batch, cancellationToken);
    }
}
