using Platform.Contracts;
using Platform.Data;
using Platform.Reminder.Firing;
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

    // Locked in the order of their ids, as by whoever else changes several.
    private static readonly string FireSql = $"""
        with waiting as materialized (
          select r.id from reminder r
          where r.tenant_id = $1 and r.when_online = $2 and r.state = 'pending' and r.waiting_since <= $3
          order by r.id limit $5 for update
        ), fired as (
          update reminder r set state = 'due', due_at = $4, fired_at = $4, changed_at = $4, version = r.version + 1, entries = r.entries + 1
          from waiting where r.tenant_id = $1 and r.id = waiting.id
          returning r.id, r.user_id, r.conversation_id, r.message_id, r.seq, r.due_at, r.version, r.entries
        )
        {RaisedSql.AfterFired(now: "$4", mostEntries: "$6", eventId: "$7", kind: "$8", cameOnline: "$2")}
        """;
}
