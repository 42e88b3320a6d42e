-- Passwords, sessions, lock-out and the keys that sign access tokens.

create table credentials (
    tenant_id uuid not null,
    user_id uuid not null,
    password_hash text not null,
    changed_at timestamptz not null,
    primary key (tenant_id, user_id),
    foreign key (tenant_id, user_id) references users
);

create table sessions (
    tenant_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    client text not null,
    ip_address text,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    -- SHA-256 of the parts of the refresh token; the token itself is nowhere. See Sessions/README.md.
    family_hash bytea not null,
    secret_hash bytea not null,
    previous_secret_hash bytea,
    rotation_salt bytea,
    rotated_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, user_id) references users
);
create index sessions_by_user on sessions (tenant_id, user_id) where ended_at is null;
create index sessions_by_end on sessions (expires_at);

-- Counts of wrong passwords. Names that exist and names that do not are counted alike: a tenant that does not exist has
-- an id made from its slug, hence no foreign key. The login is hashed, because people also type passwords into that field.
create table sign_in_attempts (
    tenant_id uuid not null,
    login_hash bytea not null,
    failures integer not null,
    last_failed_at timestamptz not null,
    locked_until timestamptz,
    primary key (tenant_id, login_hash)
);
create index sign_in_attempts_by_age on sign_in_attempts (last_failed_at);

-- What an Idempotency-Key created. The operator's keys stand in the tenant that they created, with a caller of zeros.
create table idempotency_keys (
    tenant_id uuid not null,
    caller_id uuid not null,
    key text not null,
    request_hash bytea not null,
    resource_id uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, caller_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

select platform.protect_tenant_table('credentials');
select platform.protect_tenant_table('sessions');
select platform.protect_tenant_table('sign_in_attempts');
select platform.protect_tenant_table('idempotency_keys');

-- The signing keys belong to no tenant: the runtime role reaches them only through the two functions below.
create table signing_keys (
    kid text primary key,
    created_at timestamptz not null,
    -- Later than created_at for all but the first, so that every service knows a key before the first token signed with it.
    active_from timestamptz not null,
    public_key bytea not null,
    private_key bytea not null,
    is_encrypted boolean not null
);
alter table signing_keys enable row level security;
alter table signing_keys force row level security;
create policy owner_only on signing_keys to current_user using (true) with check (true);

create function list_signing_keys(created_after timestamptz)
returns table (kid text, created_at timestamptz, active_from timestamptz, public_key bytea, private_key bytea, is_encrypted boolean)
language sql stable security definer set search_path = pg_catalog, public
as $$
    select k.kid, k.created_at, k.active_from, k.public_key, k.private_key, k.is_encrypted
    from public.signing_keys k where k.created_at > created_after order by k.active_from desc, k.kid
$$;
select platform.grant_function('list_signing_keys(timestamptz)');

-- Adds the key unless another replica was faster: then a key created after `unless_created_after` is there already.
create function add_signing_key(
    new_kid text, now_at timestamptz, new_active_from timestamptz, new_public_key bytea, new_private_key bytea,
    new_is_encrypted boolean, unless_created_after timestamptz)
returns void
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('directory.signing_keys', 0));
    insert into public.signing_keys (kid, created_at, active_from, public_key, private_key, is_encrypted)
    select new_kid, now_at, new_active_from, new_public_key, new_private_key, new_is_encrypted
    where not exists (select from public.signing_keys k where k.created_at > unless_created_after);
end
$$;
select platform.grant_function('add_signing_key(text, timestamptz, timestamptz, bytea, bytea, boolean, timestamptz)');

-- Rows that no request needs any more, of every tenant.
create function purge_sign_in_data(now_at timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, public
as $$
    with removed_attempts as (
        delete from public.sign_in_attempts where last_failed_at < now_at - interval '1 day' returning 1
    ), removed_sessions as (
        delete from public.sessions where expires_at < now_at - interval '1 day' returning 1
    ), removed_keys as (
        delete from public.idempotency_keys where created_at < now_at - interval '1 day' returning 1
    )
    select (select count(*) from removed_attempts) + (select count(*) from removed_sessions) + (select count(*) from removed_keys)
$$;
select platform.grant_function('purge_sign_in_data(timestamptz)');
