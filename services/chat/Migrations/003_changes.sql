-- What happens to a message after it was sent. Every change raises the conversation's revision, with its row locked, and leaves the
-- new value on the message: a device that holds a conversation up to a revision asks for what has a greater one.
alter table conversation add column revision bigint not null default 0;

-- revision 0: as it was sent. A deleted message keeps its seq and loses its body. reply_to_seq: the message that is quoted.
alter table message
  add column revision bigint not null default 0,
  add column edits int not null default 0,
  add column edited_at timestamptz,
  add column deleted_at timestamptz,
  add column deleted_by uuid,
  add column pinned_at timestamptz,
  add column pinned_by uuid,
  add column reactions jsonb,
  add column forwarded jsonb,
  add column reply_to_seq bigint;
create index message_changed on message (tenant_id, conversation_id, revision) where revision > 0;
create index message_pinned on message (tenant_id, conversation_id, pinned_at) where pinned_at is not null;

-- What a message said before each edit: edit 0 is the text as sent. Gone when the message is deleted.
create table message_edit (
  tenant_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  edit int not null,
  body text not null,
  written_at timestamptz not null,
  primary key (tenant_id, conversation_id, seq, edit)
);
select platform.protect_tenant_table('message_edit');

create table reaction (
  tenant_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  emoji text not null,
  user_id uuid not null,
  reacted_at timestamptz not null,
  primary key (tenant_id, conversation_id, seq, emoji, user_id)
);
select platform.protect_tenant_table('reaction');
