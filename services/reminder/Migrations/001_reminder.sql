-- A message that somebody wants to come back to at a time. local_time, time_zone and repeat are what was asked for; next_at follows from
-- them and is computed again when the rules of time zones change (zone_data: the rules it was computed with). series_start: the wall
-- time that a repeating one counts from, so that the 31st comes back after a short month.
-- next_at: when it fires next, null when it does not. A repeating one that is due waits for its next time as well.
-- excerpt: how the message begins, and only while its reader may see it; excerpt_at: when it said so.
-- is_snoozed: next_at is an instant of its own, not one of the wall clock. entries: how many lines its history ever had.
create table reminder (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  created_by uuid not null,
  creation_key uuid,
  conversation_id uuid not null,
  root_conversation_id uuid,
  message_id uuid not null,
  seq bigint not null,
  message_author_id uuid not null,
  message text not null default 'available' check (message in ('available', 'deleted', 'unavailable')),
  excerpt text check ((excerpt is null) = (message <> 'available')),
  excerpt_at timestamptz not null,
  local_time timestamp not null,
  series_start timestamp not null,
  time_zone text not null,
  repeat text not null check (repeat in ('never', 'daily', 'weekdays', 'weekly', 'monthly', 'yearly')),
  is_snoozed boolean not null default false,
  zone_data text not null,
  state text not null check (state in ('pending', 'due', 'done')),
  next_at timestamptz check (state <> 'pending' or next_at is not null),
  due_at timestamptz check (state <> 'due' or due_at is not null),
  fired_at timestamptz,
  done_at timestamptz check ((state = 'done') = (done_at is not null)),
  claim_id uuid,
  claimed_until timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version bigint not null,
  entries int not null,
  primary key (tenant_id, id),
  check (state <> 'done' or next_at is null)
) with (fillfactor = 80);
create index reminder_due on reminder (next_at, id) where next_at is not null;
create unique index reminder_open on reminder (tenant_id, user_id, message_id) where state <> 'done';
create index reminder_done on reminder (tenant_id, user_id, done_at, id) where state = 'done';
create index reminder_of_message on reminder (tenant_id, message_id);
create unique index reminder_of_key on reminder (tenant_id, created_by, creation_key) where creation_key is not null;
select platform.protect_tenant_table('reminder');

-- What happened to a reminder; by whom is null where its time had come. The last hundred are kept.
create table reminder_history (
  tenant_id uuid not null,
  reminder_id uuid not null,
  entry int not null,
  what text not null,
  at timestamptz not null,
  by uuid,
  primary key (tenant_id, reminder_id, entry),
  foreign key (tenant_id, reminder_id) references reminder (tenant_id, id) on delete cascade
);
select platform.protect_tenant_table('reminder_history');

-- Claims what is due, of every tenant, the longest due first: two processes never get the same, and what a killed one had is due again
-- when its claim is over. A claim that lasts much longer than one given now is of a clock that was ahead.
create function take_due_reminders(now_at timestamptz, claimed_to timestamptz, claim uuid, most int)
returns table (tenant_id uuid, id uuid, series_start timestamp, time_zone text, repeat text, next_at timestamptz)
language sql security definer set search_path = pg_catalog, public
as $$
  with due as (
    select r.tenant_id, r.id from public.reminder r
    where r.next_at <= now_at
      and (r.claimed_until is null or r.claimed_until <= now_at or r.claimed_until > claimed_to + interval '1 minute')
    order by r.next_at, r.id limit most for update skip locked
  )
  update public.reminder r set claim_id = claim, claimed_until = claimed_to from due d
  where r.tenant_id = d.tenant_id and r.id = d.id
  returning r.tenant_id, r.id, r.series_start, r.time_zone, r.repeat, r.next_at
$$;
select platform.grant_function('take_due_reminders(timestamptz, timestamptz, uuid, int)');

-- A page of what was computed with other rules of time zones than these, of every tenant.
create function reminders_of_other_zone_data(present text, after_tenant uuid, after_id uuid, most int)
returns table (tenant_id uuid, id uuid, local_time timestamp, time_zone text, is_snoozed boolean, next_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public
as $$
  select r.tenant_id, r.id, r.local_time, r.time_zone, r.is_snoozed, r.next_at from public.reminder r
  where r.next_at is not null and r.zone_data <> present and (r.tenant_id, r.id) > (after_tenant, after_id)
  order by r.tenant_id, r.id limit most
$$;
select platform.grant_function('reminders_of_other_zone_data(text, uuid, uuid, int)');
