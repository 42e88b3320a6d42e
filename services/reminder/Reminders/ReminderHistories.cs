using Npgsql;
using NpgsqlTypes;
using Platform.Data;

namespace Platform.Reminder.Reminders;

/// <summary>The SQL of what happened to reminders.</summary>
internal static class ReminderHistories
{
    /// <summary>How many entries a reminder keeps.</summary>
    public const int Most = 100;

    /// <summary>Notes what happened to reminders, and drops what is beyond the most.</summary>
    public static void Add(TenantBatch batch, Guid tenantId, Guid[] ids, string what, DateTimeOffset at, Guid? by)
    {
        batch.Add("""
            with counted as (update reminder set entries = entries + 1 where tenant_id = $1 and id = any($2) returning id, entries)
            insert into reminder_history (tenant_id, reminder_id, entry, what, at, by) select $1, id, entries, $3, $4, $5 from counted
            """, tenantId, ids, what, at, new NpgsqlParameter { Value = (object?)by ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        batch.Add("""
            delete from reminder_history h using reminder r
            where r.tenant_id = $1 and r.id = any($2) and r.entries > $3 and h.tenant_id = $1 and h.reminder_id = r.id and h.entry <= r.entries - $3
            """, tenantId, ids, Most);
    }
}
