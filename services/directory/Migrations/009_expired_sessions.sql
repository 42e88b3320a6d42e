-- As before; and whoever follows sessions hears of those that have expired: their devices are told nothing more.
create or replace function purge_sign_in_data(now_at timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, public
as $$
    with removed_attempts as (
        delete from public.sign_in_attempts where last_failed_at < now_at - interval '1 day' returning 1
    ), removed_sessions as (
        delete from public.sessions where expires_at < now_at - interval '1 day' returning tenant_id, user_id, id, ended_at
    ), told as (
        insert into platform.outbox (tenant_id, event_type, payload)
        select tenant_id, 'SessionsEnded', json_build_object(
            'TenantId', tenant_id, 'EventId', gen_random_uuid(), 'UserId', user_id, 'SessionIds', json_agg(id))::text
        from removed_sessions where ended_at is null group by tenant_id, user_id
    ), removed_keys as (
        delete from public.idempotency_keys where created_at < now_at - interval '1 day' returning 1
    )
    select (select count(*) from removed_attempts) + (select count(*) from removed_sessions) + (select count(*) from removed_keys)
$$;
