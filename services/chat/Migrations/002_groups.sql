-- Groups and channels. A name may be missing: then the members' names stand for it.
alter table conversation drop constraint conversation_kind_check;
alter table conversation
  add constraint conversation_kind_check check (kind in ('direct', 'group', 'channel')),
  add column name text,
  add column description text,
  add column is_public boolean not null default false check (not is_public or kind = 'channel'),
  add column member_count integer not null default 2,
  add column created_by uuid,
  add column creation_key uuid;
-- A creation that is sent again finds what the first one made.
create unique index conversation_of_key on conversation (tenant_id, created_by, creation_key) where creation_key is not null;
create index conversation_listed on conversation (tenant_id, lower(name), id) where is_public;

-- visible_after: the member sees what stands behind this seq. Leaving deletes the row, and with it all access.
alter table member
  add column role text not null default 'member' check (role in ('owner', 'member')),
  add column visible_after bigint not null default 0;

-- What happened in the conversation, as JSON; such a message has no body. Null for what somebody wrote.
alter table message add column system jsonb;

-- How far the two members are that have most of a group or channel: so that an author knows whether somebody else has a message
-- without anybody looking at every member. The first of each array is the furthest; two, because one may be the author.
create table reach (
  tenant_id uuid not null,
  conversation_id uuid not null,
  delivered_by uuid[] not null default '{}',
  delivered_seq bigint[] not null default '{}',
  read_by uuid[] not null default '{}',
  read_seq bigint[] not null default '{}',
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
) with (fillfactor = 50);
select platform.protect_tenant_table('reach');
