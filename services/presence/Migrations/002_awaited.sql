-- People whom somebody waits for, until they are seen online: who waits is for others to know. awaited_since: when the last one began
-- to, by the clock of whom it is told back to. looked_at: when a replica last looked whether they are there.
create table awaited (
  tenant_id uuid not null,
  user_id uuid not null,
  awaited_since timestamptz not null,
  looked_at timestamptz not null,
  primary key (tenant_id, user_id)
) with (autovacuum_vacuum_scale_factor = 0.02);
create index awaited_by_look on awaited (looked_at);
select platform.protect_tenant_table('awaited');

-- Takes people of every tenant that nobody has looked for since a time, the longest first: two replicas never get the same. One that
-- dies has only looked in vain.
create function take_awaited(now_at timestamptz, looked_before timestamptz, most int) returns table (tenant_id uuid, user_id uuid)
language sql security definer set search_path = pg_catalog, public
as $$
  with taken as (
    select a.tenant_id, a.user_id from public.awaited a where a.looked_at <= looked_before
    order by a.looked_at limit most for update skip locked
  )
  update public.awaited a set looked_at = now_at from taken t
  where a.tenant_id = t.tenant_id and a.user_id = t.user_id
  returning a.tenant_id, a.user_id
$$;
select platform.grant_function('take_awaited(timestamptz, timestamptz, int)');
