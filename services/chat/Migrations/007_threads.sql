-- A thread is a conversation of its own. It hangs on a message of another one, its root, and a message has one at most.
alter table conversation drop constraint conversation_kind_check;
alter table conversation
  add constraint conversation_kind_check check (kind in ('direct', 'group', 'channel', 'thread')),
  add column parent_id uuid,
  add column parent_seq bigint,
  add constraint conversation_parent_check check ((kind = 'thread') = (parent_id is not null) and (parent_id is null) = (parent_seq is null)),
  add constraint conversation_parent_fkey foreign key (tenant_id, parent_id) references conversation (tenant_id, id) on delete cascade;
create unique index conversation_of_root on conversation (tenant_id, parent_id, parent_seq) where parent_id is not null;

-- is_following: a thread's messages are news to the member; elsewhere they always are. follow_seq: what stands up to here has had its
-- say in that, so that an old or repeated event does not undo what the member chose since.
alter table member
  add column is_following boolean not null default true,
  add column follow_seq bigint not null default 0;

-- Of a root: its thread in short, as JSON.
alter table message add column thread jsonb;
-- The replies of a thread are counted by what is missing of its seqs.
create index message_deleted on message (tenant_id, conversation_id) where deleted_at is not null;
