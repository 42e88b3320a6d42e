using Platform.Contracts;
using Platform.Data;
using Platform.Presence.Leases;

namespace Platform.Presence.Awaited;

/// <summary>The SQL of people whom somebody waits for.</summary>
internal sealed class AwaitedStore(PresenceDatabase database)
{
    /// <summary>Somebody waits for a person. The same when it is heard of twice.</summary>
    public async Task AddAsync(PersonAwaited awaited, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(awaited.TenantId);
        batch.Add("""
            insert into awaited as a (tenant_id, user_id, awaited_since, looked_at) values ($1, $2, $3, $4)
            on conflict (tenant_id, user_id) do update set awaited_since = greatest(a.awaited_since, excluded.awaited_since)
            """, awaited.TenantId, awaited.UserId, awaited.Since, now);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>
    /// People are seen online: whoever waits for one of them is told, and they are waited for no more, all or nothing. Who has chosen
    /// since to be seen otherwise is passed over.
    /// </summary>
    public async Task CameOnlineAsync(Guid tenantId, Guid[] userIds, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        // Locked in the order of their ids, as by whoever else looks. The names in the event are those of PersonCameOnline.
        batch.AddRaising("""
            with came as materialized (
              select a.user_id, n.event_id
              from unnest($2::uuid[], $3::uuid[]) as n (user_id, event_id) join awaited a on a.tenant_id = $1 and a.user_id = n.user_id
              where not exists (select from presence p where p.tenant_id = $1 and p.user_id = n.user_id and p.mode <> 'automatic')
              order by a.user_id for update of a
            ), ended as (
              delete from awaited a using came where a.tenant_id = $1 and a.user_id = came.user_id
              returning a.user_id, a.awaited_since, came.event_id
            )
            insert into platform.outbox (tenant_id, event_type, payload)
            select $1, 'PersonCameOnline', json_build_object('TenantId', $1::uuid, 'EventId', event_id, 'UserId', user_id, 'AwaitedSince', awaited_since)
            from ended
            """, tenantId, userIds, userIds.Select(_ => Guid.CreateVersion7()).ToArray());
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Takes up to so many people whom nobody has looked for since a time, of every tenant; nobody else gets them.</summary>
    public async Task<List<UserKey>> TakeAsync(DateTimeOffset now, DateTimeOffset lookedBefore, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select tenant_id, user_id from take_awaited($1, $2, $3)", now, lookedBefore, most);
        var taken = new List<UserKey>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) taken.Add(new(reader.GetGuid(0), reader.GetGuid(1)));
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return taken;
    }
}
