using NodaTime;
using Platform.Reminder.Reminders;
using Platform.Reminder.Times;

namespace Platform.Reminder.Firing;

/// <summary>
/// At start: what was computed with another edition of the time zone database is computed again, in pages. A country may have moved its
/// clocks; nine o'clock stays nine o'clock. Several processes may do it at once, each change counts once.
/// </summary>
internal sealed partial class ZoneDataUpdate(ReminderDatabase database, TimeProvider clock, ILogger<ZoneDataUpdate> logger) : BackgroundService
{
    private const int PageSize = 500;
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
        batch.Add("""
            with stale as materialized (
              select r.id, n.next_at from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as n (id, old_at, next_at)
              join reminder r on r.tenant_id = $1 and r.id = n.id and r.next_at = n.old_at
              order by r.id for update of r
            )
            update reminder r set next_at = stale.next_at, zone_data = $5, version = version + (r.next_at <> stale.next_at)::int,
              changed_at = case when r.next_at <> stale.next_at then $6 else r.changed_at end
            from stale where r.tenant_id = $1 and r.id = stale.id
            """, tenantId, page.Select(stale => stale.Id).ToArray(), page.Select(stale => stale.OldAt).ToArray(), page.Select(stale => stale.NewAt).ToArray(),
            TimeZones.DataVersion, Milliseconds.Truncate(clock.GetUtcNow()));
        await batch.ExecuteAsync(cancellationToken);
    }

    private readonly record struct Stale(Guid TenantId, Guid Id, DateTimeOffset OldAt, DateTimeOffset NewAt);

    [LoggerMessage(1, LogLevel.Warning, "Times of reminders could not be computed again ({Failure}: {Reason}); trying again")]
    private partial void UpdateFailed(string failure, string reason);
}
