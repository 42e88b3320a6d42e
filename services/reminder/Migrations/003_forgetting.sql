-- Forgets reminders that have been over since before a time, of every tenant, with their history; says how many.
create index reminder_over on reminder (done_at) where done_at is not null;
create function forget_done_reminders(older_than timestamptz, most int) returns int
language sql security definer set search_path = pg_catalog, public
as $$
  with over as (
    select r.tenant_id, r.id from public.reminder r where r.done_at < older_than order by r.done_at limit most for update skip locked
  ), forgotten as (
    delete from public.reminder r using over o where r.tenant_id = o.tenant_id and r.id = o.id returning 1
  )
  select count(*)::int from forgotten
$$;
select platform.grant_function('forget_done_reminders(timestamptz, int)');
