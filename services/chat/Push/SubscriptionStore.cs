using Platform.Hosting.Identity;

namespace Platform.Chat.Push;

/// <summary>The SQL of where devices are reached.</summary>
public sealed class SubscriptionStore(ChatDatabase database)
{
    /// <summary>Where the caller's device is reached, or null.</summary>
    public async Task<string?> EndpointAsync(CallerIdentity caller, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(caller.TenantId);
        batch.Add("select endpoint from push_subscription where tenant_id = $1 and session_id = $2", caller.TenantId, caller.SessionId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetString(0) : null;
    }

    /// <summary>
    /// Keeps it for the caller's device. A browser has one endpoint: whoever signed in on it before is not reached there any longer.
    /// </summary>
    internal async Task KeepAsync(CallerIdentity caller, PushSubscription subscription, string device, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(caller.TenantId);
        batch.Add("select pg_advisory_xact_lock(hashtextextended($1, 0))", "push:" + subscription.Endpoint);
        batch.Add("delete from push_subscription where tenant_id = $1 and endpoint = $2 and session_id <> $3", caller.TenantId, subscription.Endpoint, caller.SessionId);
        batch.Add("""
            insert into push_subscription (tenant_id, session_id, user_id, endpoint, p256dh, auth, device, language, confirmed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (tenant_id, session_id) do update set user_id = excluded.user_id, endpoint = excluded.endpoint, p256dh = excluded.p256dh,
              auth = excluded.auth, device = excluded.device, language = excluded.language, confirmed_at = excluded.confirmed_at
            """, caller.TenantId, caller.SessionId, caller.UserId, subscription.Endpoint, subscription.P256dh, subscription.Auth, device,
            subscription.Language, now);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>A push service does not know a device any more. It may have subscribed anew meanwhile, at another address.</summary>
    public async Task DropAsync(Guid tenantId, Guid sessionId, Uri endpoint, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("delete from push_subscription where tenant_id = $1 and session_id = $2 and endpoint = $3", tenantId, sessionId, endpoint.AbsoluteUri);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Devices are not reached any more: they signed out, or do not want it.</summary>
    public async Task DropAsync(Guid tenantId, IReadOnlyCollection<Guid> sessionIds, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("delete from push_subscription where tenant_id = $1 and session_id = any($2)", tenantId, sessionIds.ToArray());
        batch.Add("delete from push_pending where tenant_id = $1 and session_id = any($2)", tenantId, sessionIds.ToArray());
        await batch.ExecuteAsync(cancellationToken);
    }
}
