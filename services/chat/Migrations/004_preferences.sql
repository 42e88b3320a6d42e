-- How a member keeps a conversation. level: what they want to hear of.
alter table member
  add column is_muted boolean not null default false,
  add column is_archived boolean not null default false,
  add column is_pinned boolean not null default false,
  add column is_favourite boolean not null default false,
  add column level text not null default 'all' check (level in ('all', 'mentions', 'none')),
  add column sound boolean not null default true,
  add column always_scroll boolean not null default false;

-- Who is called by name in a message; the nil UUID is everybody in the conversation. One row for each name, none for each reader.
create table mention (
  tenant_id uuid not null,
  conversation_id uuid not null,
  user_id uuid not null,
  seq bigint not null,
  primary key (tenant_id, conversation_id, user_id, seq)
);
select platform.protect_tenant_table('mention');
