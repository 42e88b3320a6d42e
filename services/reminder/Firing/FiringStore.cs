using NodaTime;
using NodaTime.Extensions;
using Platform.Contracts;
using Platform.Reminder.Reminders;
using Platform.Reminder.Times;

namespace Platform.Reminder.Firing;

/// <summary>The SQL of what is due: claimed in one transaction, fired in another.</summary>
internal sealed class FiringStore(ReminderDatabase database)
{
    /// <summary>Claims what is due, of every tenant, the longest due first.</summary>
    /// <param name="now">Nothing that comes later is due.</param>
    /// <param name="claimedUntil">Until when nobody else gets it.</param>
    /// <param name="claimId">What this claim is called.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<List<DueReminder>> TakeDueAsync(
        DateTimeOffset now, DateTimeOffset claimedUntil, Guid claimId, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("""
            select tenant_id, id, series_start, time_zone, repeat, next_at from take_due_reminders($1, $2, $3, $4) order by next_at, id
            """, now, claimedUntil, claimId, most);
        var due = new List<DueReminder>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new(
                reader.GetGuid(0), reader.GetGuid(1),
                new Series(ReminderColumns.Wall(reader, 2), TimeZones.Kept(reader.GetString(3)), RepeatWords.Find(reader.GetString(4))!.Value),
                await reader.GetFieldValueAsync<DateTimeOffset>(5, cancellationToken)));
        }

        await Data.TenantBatch.CommittedAsync(reader, cancellationToken);
        return due;
    }

    /// <summary>
    /// Fires reminders of one tenant that are still under this claim and due for the same time: state, history and event, all or nothing,
    /// in one round trip.
    /// </summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="claimId">The claim.</param>
    /// <param name="due">As many as one event carries, at most.</param>
    /// <param name="now">When that is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many fired.</returns>
    public async Task<int> FireAsync(
        Guid tenantId, Guid claimId, IReadOnlyList<DueReminder> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What was missed fires once, and the series goes on with what is still to come.
        var next = due.Select(one => one.Series.After(Instant.Max(now.ToInstant(), one.DueAt.ToInstant()))).ToList();
        await using var batch = database.ForTenant(tenantId);
        batch.AddRaising(FireSql,
            tenantId, claimId,
            due.Select(one => one.Id).ToArray(), due.Select(one => one.DueAt).ToArray(),
            next.Select(one => one?.At.ToDateTimeOffset()).ToArray(), next.Select(one => one?.Wall.ToDateTimeUnspecified()).ToArray(),
            now, TimeZones.DataVersion, ReminderHistories.Most, Guid.CreateVersion7(), NotificationKind.ReminderDue);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var fired = reader.GetInt32(0);
        await Data.TenantBatch.CommittedAsync(reader, cancellationToken);
        return fired;
    }

    // Found by their whole key: thousands are due at nine o'clock sharp, and "=" would let the planner look for each among all of them
    // by that time.
    private static readonly string FireSql = $"""
        with claimed as materialized (
          select r.id, n.next_at, n.local_time
          from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::timestamp[]) as n (id, due_at, next_at, local_time)
          join reminder r on r.tenant_id = $1 and r.id = n.id and r.claim_id = $2 and r.next_at is not distinct from n.due_at
          order by r.id for update of r
        ), fired as (
          update reminder r set state = 'due', due_at = r.next_at, fired_at = $7, next_at = claimed.next_at,
            local_time = coalesce(claimed.local_time, r.local_time), zone_data = $8, is_snoozed = false,
            claim_id = null, claimed_until = null, changed_at = $7, version = r.version + 1, entries = r.entries + 1
          from claimed where r.tenant_id = $1 and r.id = claimed.id
          returning r.id, r.user_id, r.conversation_id, r.message_id, r.seq, r.due_at, r.version, r.entries
        )
        {RaisedSql.AfterFired(now: "$7", mostEntries: "$9", eventId: "$10", kind: "$11")}
        """;
}

/// <summary>A reminder whose time has come.</summary>
/// <param name="TenantId">Its tenant.</param>
/// <param name="Id">The reminder.</param>
/// <param name="Series">What it counts its times by.</param>
/// <param name="DueAt">The time that has come.</param>
internal sealed record DueReminder(Guid TenantId, Guid Id, Series Series, DateTimeOffset DueAt);
