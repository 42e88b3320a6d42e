using NodaTime;
using Platform.Contracts;
using Platform.Reminder.Reminders;
using Platform.Reminder.Times;

namespace Platform.Reminder.Firing;

/// <summary>
/// At start: what was computed with another edition of the time zone database is computed again, in pages. A country may have moved its
/// clocks; nine o'clock stays nine o'clock. Devices are told of what is another instant now. Several processes may do it at once, each change
/// counts once.
/// </summary>
internal sealed partial class ZoneDataUpdate(ReminderDatabase database, TimeProvider clock, ILogger<ZoneDataUpdate> logger) : BackgroundService
{
    // What is moved travels in one event.
    private const int PageSize = NotificationsRaised.Most;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var after = (TenantId: Guid.Empty, Id: Guid.Empty);
                while (await PageAsync(after, stoppingToken) is { Count: > 0 } page)
                {
                    foreach (var ofTenant in page.GroupBy(stale => stale.TenantId)) await SaveAsync(ofTenant.Key, [.. ofTenant], stoppingToken);
                    after = (page[^1].TenantId, page[^1].Id);
                }

                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                UpdateFailed(failure.GetType().Name, failure.Message);
                await Task.Delay(AfterFailure, clock, stoppingToken);
            }
        }
    }

    private async Task<List<Stale>> PageAsync((Guid TenantId, Guid Id) after, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("""
            select tenant_id, id, local_time, time_zone, is_snoozed, next_at from reminders_of_other_zone_data($1, $2, $3, $4) order by tenant_id, id
            """, TimeZones.DataVersion, after.TenantId, after.Id, PageSize);
        var page = new List<Stale>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var at = await reader.GetFieldValueAsync<DateTimeOffset>(5, cancellationToken);
            // A pause ends at an instant, and a zone that the new edition does not know leaves things as they are.
            var moved = !reader.GetBoolean(4) && TimeZones.Find(reader.GetString(3)) is { } zone ? TimeZones.At(ReminderColumns.Wall(reader, 2), zone) : (Instant?)null;
            page.Add(new(reader.GetGuid(0), reader.GetGuid(1), at, moved?.ToDateTimeOffset() ?? at));
        }

        return page;
    }

    private async Task SaveAsync(Guid tenantId, Stale[] page, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.AddRaising(SaveSql, tenantId, page.Select(stale => stale.Id).ToArray(),
            page.Select(stale => stale.OldAt).ToArray(), page.Select(stale => stale.NewAt).ToArray(),
            TimeZones.DataVersion, Milliseconds.Truncate(clock.GetUtcNow()), Guid.CreateVersion7(), NotificationKind.ReminderChanged);
        await batch.ExecuteAsync(cancellationToken);
    }

    private static readonly string SaveSql = $"""
        with stale as materialized (
          select r.id, n.next_at, r.next_at <> n.next_at as moves
          from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as n (id, old_at, next_at)
          join reminder r on r.tenant_id = $1 and r.id = n.id and r.next_at is not distinct from n.old_at
          order by r.id for update of r
        ), saved as (
          update reminder r set next_at = stale.next_at, zone_data = $5, version = r.version + stale.moves::int,
            changed_at = case when stale.moves then $6 else r.changed_at end
          from stale where r.tenant_id = $1 and r.id = stale.id
          returning r.id, r.user_id, r.conversation_id, r.message_id, r.seq, r.version, r.changed_at, stale.moves
        ), moved as (
          select * from saved where moves
        )
        {RaisedSql.From("moved", "changed_at", eventId: "$7", kind: "$8")}
        """;

    private readonly record struct Stale(Guid TenantId, Guid Id, DateTimeOffset OldAt, DateTimeOffset NewAt);

    [LoggerMessage(1, LogLevel.Warning, "Times of reminders could not be computed again ({Failure}: {Reason}); trying again")]
    private partial void UpdateFailed(string failure, string reason);
}
