using Platform.Contracts;
using Platform.Data;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Waiting;

/// <summary>The SQL of reminders that wait for a person.</summary>
internal static class WaitingStore
{
    /// <summary>
    /// Fires those that began to wait for a person by a time, as many as one event carries: state, history and event, in the transaction.
    /// </summary>
    /// <param name="transaction">The transaction of the event that tells of it.</param>
    /// <param name="came">Who came.</param>
    /// <param name="now">When that is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many fired.</returns>
    public static async Task<int> FireAsync(TenantTransaction transaction, PersonCameOnline came, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.AddRaising(FireSql,
            came.TenantId, came.UserId, came.AwaitedSince, now, NotificationsRaised.Most, ReminderHistories.Most, Guid.CreateVersion7(), NotificationKind.ReminderDue);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt32(0);
    }

    // Locked in the order of their ids, as by whoever else changes several. The names in the event are those of NotificationsRaised.
    private const string FireSql = """
        with waiting as materialized (
          select r.id from reminder r
          where r.tenant_id = $1 and r.when_online = $2 and r.state = 'pending' and r.waiting_since <= $3
          order by r.id limit $5 for update
        ), fired as (
          update reminder r set state = 'due', due_at = $4, fired_at = $4, changed_at = $4, version = r.version + 1, entries = r.entries + 1
          from waiting where r.tenant_id = $1 and r.id = waiting.id
          returning r.id, r.user_id, r.conversation_id, r.message_id, r.seq, r.due_at, r.version, r.entries
        ), noted as (
          insert into reminder_history (tenant_id, reminder_id, entry, what, at) select $1, id, entries, 'fired', $4 from fired
        ), forgotten as (
          delete from reminder_history h using fired
          where fired.entries > $6 and h.tenant_id = $1 and h.reminder_id = fired.id and h.entry <= fired.entries - $6
        ), raised as (
          insert into platform.outbox (tenant_id, event_type, payload)
          select $1, 'NotificationsRaised', json_build_object('TenantId', $1, 'EventId', $7::uuid, 'Items', json_agg(json_build_object(
            'UserId', user_id, 'Kind', $8::text, 'SubjectId', id, 'Version', version,
            'ConversationId', conversation_id, 'MessageId', message_id, 'Seq', seq, 'At', due_at) order by id))
          from fired having count(*) > 0
        )
        select count(*)::int from fired
        """;
}
