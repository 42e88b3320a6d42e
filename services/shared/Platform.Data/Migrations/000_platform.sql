-- What every service's database has: the protection of tenant tables, the outbox and the inbox.
-- Run by the owner role; platform.runtime_role names the role that the service connects with.

create schema platform;

do $$ begin
  execute format('grant usage on schema platform, public to %I', current_setting('platform.runtime_role'));
end $$;

-- The tenant of the current transaction, null outside of one.
create function platform.current_tenant() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.tenant_id', true), '')::uuid;

-- Row-level security, forced: the runtime role sees the rows of the current tenant alone, even where a query forgets to filter.
-- The owner sees all: migrations and SECURITY DEFINER functions work across tenants.
create function platform.protect_tenant_table(target regclass) returns void
language plpgsql as $$
declare
  runtime text := current_setting('platform.runtime_role');
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant_isolation on %s to %I using (tenant_id = (select platform.current_tenant())) '
    'with check (tenant_id = (select platform.current_tenant()))', target, runtime);
  execute format('create policy owner_works_across_tenants on %s to %I using (true) with check (true)', target, current_user);
  execute format('grant select, insert, update, delete on %s to %I', target, runtime);
  -- A look-up by tenant alone is planned as one that finds very much, so that a key's other columns are always used.
  execute format('alter table %s alter column tenant_id set (n_distinct = 1)', target);
end $$;

-- Lets the runtime role, and nobody else, call a function.
create function platform.grant_function(target regprocedure) returns void
language plpgsql as $$
begin
  execute format('revoke all on function %s from public', target);
  execute format('grant execute on function %s to %I', target, current_setting('platform.runtime_role'));
end $$;

-- Events that a transaction caused, until the relay has published them.
create table platform.outbox (
  tenant_id uuid not null,
  id bigint generated always as identity,
  event_type text not null,
  payload text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
create index outbox_by_id on platform.outbox (id);
-- A row lives for milliseconds: compressing it costs more than it saves.
alter table platform.outbox alter column payload set storage external;
select platform.protect_tenant_table('platform.outbox');

-- The oldest events of all tenants, locked for the relay that asks; other relays pass over them.
create function platform.take_outbox(most int) returns table (id bigint, event_type text, payload text)
language sql volatile security definer set search_path = pg_catalog as $$
  select o.id, o.event_type, o.payload from platform.outbox o order by o.id limit most for update skip locked;
$$;
select platform.grant_function('platform.take_outbox(int)');

create function platform.delete_outbox(ids bigint[]) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  delete from platform.outbox o where o.id = any(ids);
$$;
select platform.grant_function('platform.delete_outbox(bigint[])');

-- Events that a consumer has handled, so that a repeated delivery has no effect.
create table platform.inbox (
  tenant_id uuid not null,
  event_id uuid not null,
  consumer text not null,
  handled_at timestamptz not null default now(),
  primary key (tenant_id, event_id, consumer)
);
create index inbox_by_age on platform.inbox using brin (handled_at);
select platform.protect_tenant_table('platform.inbox');

-- An event is delivered again within minutes, never after weeks.
create function platform.forget_inbox(older_than timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  delete from platform.inbox i where i.handled_at < older_than;
$$;
select platform.grant_function('platform.forget_inbox(timestamptz)');
