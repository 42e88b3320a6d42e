-- People as far as chat needs them: a projection of directory's users, fed by UserChanged.
create table person (
  tenant_id uuid not null,
  user_id uuid not null,
  version bigint not null,
  display_name text not null,
  is_active boolean not null,
  primary key (tenant_id, user_id)
);
select platform.protect_tenant_table('person');

-- last_seq is allocated in the transaction that inserts messages, with this row locked: so it has no gaps.
-- The two people of a direct conversation stand in it in order, which makes the pair unique.
create table conversation (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('direct')),
  direct_low uuid,
  direct_high uuid,
  last_seq bigint not null default 0,
  last_message_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check (kind <> 'direct' or (direct_low < direct_high))
) with (fillfactor = 70);
create unique index conversation_of_two on conversation (tenant_id, direct_low, direct_high) where kind = 'direct';
select platform.protect_tenant_table('conversation');

-- delivered_seq: a device of the member has it. read_seq: the member saw it. Both only grow.
create table member (
  tenant_id uuid not null,
  conversation_id uuid not null,
  user_id uuid not null,
  delivered_seq bigint not null default 0,
  read_seq bigint not null default 0,
  joined_at timestamptz not null,
  primary key (tenant_id, conversation_id, user_id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
) with (fillfactor = 70);
create index member_of on member (tenant_id, user_id, conversation_id);
select platform.protect_tenant_table('member');

create table message (
  tenant_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  id uuid not null,
  author_id uuid not null,
  client_message_id uuid not null,
  body text not null,
  created_at timestamptz not null,
  primary key (tenant_id, conversation_id, seq)
);
-- A retry of the same message by its author's device finds the first result.
create unique index message_retry on message (tenant_id, conversation_id, author_id, client_message_id);
select platform.protect_tenant_table('message');
