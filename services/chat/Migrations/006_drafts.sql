-- What a person began to write. The row stays when the draft is gone: its revision tells a device that was away that what it
-- remembers is older than that.
create table draft (
  tenant_id uuid not null,
  user_id uuid not null,
  conversation_id uuid not null,
  body text not null,
  revision bigint not null,
  updated_at timestamptz not null,
  primary key (tenant_id, user_id, conversation_id),
  foreign key (tenant_id, conversation_id, user_id) references member (tenant_id, conversation_id, user_id) on delete cascade
);
create index draft_of_member on draft (tenant_id, conversation_id, user_id);
select platform.protect_tenant_table('draft');

-- A message that is to be sent later. The id becomes its client_message_id: sent twice, it is one message.
-- claimed_until: a process is sending it until then. failure: the code of why it was not sent.
create table scheduled_message (
  tenant_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  conversation_id uuid not null,
  body text not null,
  send_at timestamptz not null,
  created_at timestamptz not null,
  claimed_until timestamptz,
  failure text,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
create index scheduled_by on scheduled_message (tenant_id, author_id, send_at);
create index scheduled_in on scheduled_message (tenant_id, conversation_id);
create index scheduled_due on scheduled_message (send_at) where failure is null;
select platform.protect_tenant_table('scheduled_message');

-- Claims what is due, of every tenant: two processes never get the same, and what a killed one had is due again when its claim is over.
create function take_due_messages(now_at timestamptz, claimed_to timestamptz, most int)
returns table (tenant_id uuid, id uuid, author_id uuid, conversation_id uuid, body text, send_at timestamptz)
language sql security definer set search_path = pg_catalog, public
as $$
  with due as (
    select s.tenant_id, s.id from public.scheduled_message s
    where s.failure is null and s.send_at <= now_at and (s.claimed_until is null or s.claimed_until <= now_at)
    order by s.send_at, s.id limit most for update skip locked
  )
  update public.scheduled_message s set claimed_until = claimed_to from due d
  where s.tenant_id = d.tenant_id and s.id = d.id
  returning s.tenant_id, s.id, s.author_id, s.conversation_id, s.body, s.send_at
$$;
select platform.grant_function('take_due_messages(timestamptz, timestamptz, int)');
