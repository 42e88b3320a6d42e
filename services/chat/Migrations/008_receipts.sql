-- Whether people show what they have read: directory's settings, fed by TenantSettingsChanged and UserSettingsChanged. No row: the
-- tenant leaves it to each, and who has not chosen shows it.
create table read_receipt_policy (
  tenant_id uuid not null,
  version bigint not null,
  policy text not null check (policy in ('on', 'off', 'choice')),
  primary key (tenant_id)
);
select platform.protect_tenant_table('read_receipt_policy');

create table read_receipt_choice (
  tenant_id uuid not null,
  user_id uuid not null,
  version bigint not null,
  shows boolean not null,
  primary key (tenant_id, user_id)
);
select platform.protect_tenant_table('read_receipt_choice');

-- When a member's receipts moved, in conversations of up to 50: seq << 32 | seconds since 1970, ascending, the last 64. The first one
-- only says from where the others are known: between two neighbours the greater one tells when everything between them came.
alter table member
  add column delivered_times bigint[] not null default '{}',
  add column read_times bigint[] not null default '{}';

-- Who may not see all of the past: few, and none in most conversations.
create index member_newcomer on member (tenant_id, conversation_id, visible_after) where visible_after > 0;

-- Lines that say what happened: they do not count as unread.
create index message_notice on message (tenant_id, conversation_id, seq) where system is not null;
