-- What outlives connections. A row appears with the first connection, message or choice of a person; without one they were never there.
-- last_seen_at is what others may see: it stands still while the person is invisible, and hidden_version is what others see as the
-- version of such a person: the one that counts would tell of connections.
create table presence (
  tenant_id uuid not null,
  user_id uuid not null,
  mode text not null default 'automatic' check (mode in ('automatic', 'away', 'doNotDisturb', 'invisible')),
  status_emoji text,
  status_text text,
  status_expires_at timestamptz,
  last_seen_at timestamptz,
  hidden_version bigint not null default 0,
  client_name text,
  client_version text,
  client_platform text,
  client_used_at timestamptz,
  primary key (tenant_id, user_id)
) with (fillfactor = 70);
select platform.protect_tenant_table('presence');
