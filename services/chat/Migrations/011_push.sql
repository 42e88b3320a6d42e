-- How people want to be notified: directory's settings, fed by UserSettingsChanged, as JSON. No row: the product's defaults.
create table notification_choice (
  tenant_id uuid not null,
  user_id uuid not null,
  version bigint not null,
  choices jsonb not null,
  primary key (tenant_id, user_id)
);
select platform.protect_tenant_table('notification_choice');

-- Who asks not to be disturbed: fed by DoNotDisturbChanged of presence.
create table do_not_disturb (
  tenant_id uuid not null,
  user_id uuid not null,
  version bigint not null,
  is_on boolean not null,
  primary key (tenant_id, user_id)
);
select platform.protect_tenant_table('do_not_disturb');

-- Where a device is reached while the app is closed on it (RFC 8030). A session is a device; an endpoint belongs to whoever gave it last.
create table push_subscription (
  tenant_id uuid not null,
  session_id uuid not null,
  user_id uuid not null,
  endpoint text not null,
  p256dh bytea not null check (octet_length(p256dh) = 65),
  auth bytea not null check (octet_length(auth) = 16),
  device text not null,
  language text not null,
  confirmed_at timestamptz not null,
  primary key (tenant_id, session_id)
);
create index push_subscription_of on push_subscription (tenant_id, user_id);
create unique index push_subscription_endpoint on push_subscription (tenant_id, endpoint);
select platform.protect_tenant_table('push_subscription');

-- What a device is to be told: one row a conversation or reminder, however much is new in it. What is said is looked up when it is
-- said. from_seq: the first message that it is about, seq: the last one known when it was claimed last.
create table push_pending (
  tenant_id uuid not null,
  session_id uuid not null,
  kind text not null check (kind in ('message', 'reminder')),
  subject_id uuid not null,
  user_id uuid not null,
  conversation_id uuid not null,
  message_id uuid,
  from_seq bigint not null,
  seq bigint not null,
  version bigint not null,
  happened_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  claim_id uuid,
  claimed_until timestamptz,
  primary key (tenant_id, session_id, kind, subject_id)
) with (fillfactor = 80);
create index push_due on push_pending (due_at);
create index push_pending_of_subject on push_pending (tenant_id, kind, subject_id);
select platform.protect_tenant_table('push_pending');

-- What came of it, for whoever asks why a device was told, or was not. arrived_at: when the device asked whether it is still news.
-- E-mails stand in it too, with the nil UUID for a session.
create table push_log (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  session_id uuid not null,
  device text not null,
  kind text not null,
  subject_id uuid not null,
  conversation_id uuid not null,
  from_seq bigint not null,
  seq bigint not null,
  version bigint not null,
  outcome text not null,
  detail text,
  at timestamptz not null,
  arrived_at timestamptz,
  primary key (tenant_id, id)
);
create index push_log_of_message on push_log (tenant_id, user_id, conversation_id, seq);
create index push_log_sent on push_log (tenant_id, kind, subject_id, session_id, seq) where outcome = 'sent';
create index push_log_age on push_log (at);
select platform.protect_tenant_table('push_log');

-- Reminders that were acted on, up to which version: an event may come late, and a push be on its way.
create table push_withdrawn (
  tenant_id uuid not null,
  subject_id uuid not null,
  version bigint not null,
  at timestamptz not null,
  primary key (tenant_id, subject_id)
);
create index push_withdrawn_age on push_withdrawn (at);
select platform.protect_tenant_table('push_withdrawn');

-- Claims what is due, of every tenant, as take_due_messages does.
create function take_due_pushes(now_at timestamptz, claimed_to timestamptz, claim uuid, most int)
returns table (
  tenant_id uuid, session_id uuid, kind text, subject_id uuid, user_id uuid, conversation_id uuid, message_id uuid,
  from_seq bigint, seq bigint, version bigint, happened_at timestamptz, attempts int)
language sql security definer set search_path = pg_catalog, public
as $$
  with due as (
    select p.tenant_id, p.session_id, p.kind, p.subject_id from public.push_pending p
    where p.due_at <= now_at and (p.claimed_until is null or p.claimed_until <= now_at)
    order by p.due_at limit most for update skip locked
  )
  update public.push_pending p set claim_id = claim, claimed_until = claimed_to, attempts = p.attempts + 1 from due d
  where p.tenant_id = d.tenant_id and p.session_id = d.session_id and p.kind = d.kind and p.subject_id = d.subject_id
  returning p.tenant_id, p.session_id, p.kind, p.subject_id, p.user_id, p.conversation_id, p.message_id,
    p.from_seq, p.seq, p.version, p.happened_at, p.attempts
$$;
select platform.grant_function('take_due_pushes(timestamptz, timestamptz, uuid, int)');

-- Forgets what nobody asks for any more, of every tenant: old lines of the log, and devices whose app was not opened for long.
create function forget_pushes(logged_before timestamptz, confirmed_before timestamptz, most int) returns bigint
language sql security definer set search_path = pg_catalog, public
as $$
  with old as (
    select l.tenant_id, l.id from public.push_log l where l.at < logged_before order by l.at limit most
  ), forgotten as (
    delete from public.push_log l using old o where l.tenant_id = o.tenant_id and l.id = o.id returning 1
  ), over as (
    delete from public.push_withdrawn w where w.at < logged_before returning 1
  ), dropped as (
    delete from public.push_subscription s where s.confirmed_at < confirmed_before returning 1
  )
  select count(*) from forgotten
$$;
select platform.grant_function('forget_pushes(timestamptz, timestamptz, int)');
