-- The picture of a group or channel, apart from the conversation, whose row every message rewrites.
alter table conversation add column picture_hash text;
create table conversation_picture (
  tenant_id uuid not null,
  conversation_id uuid not null,
  hash text not null,
  content_type text not null,
  content bytea not null,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
select platform.protect_tenant_table('conversation_picture');

-- The tenant's own emoji. Whoever changes the list locks its row first and raises its version.
create table custom_emoji_list (
  tenant_id uuid not null,
  version bigint not null,
  primary key (tenant_id)
);
select platform.protect_tenant_table('custom_emoji_list');

create table custom_emoji (
  tenant_id uuid not null,
  name text not null,
  hash text not null,
  content_type text not null,
  content bytea not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, name)
);
select platform.protect_tenant_table('custom_emoji');
