-- Tenants, organization units and people.

create table tenants (
    tenant_id uuid primary key,
    slug text not null constraint tenants_slug_key unique,
    name text not null,
    -- Grows with every change that the contact tree shows, in the transaction of that change. Its row lock also
    -- puts the writers of one tenant's units in order, so that two moves cannot close a circle between them.
    contacts_version bigint not null default 1,
    created_at timestamptz not null
);

create table units (
    tenant_id uuid not null references tenants,
    id uuid not null,
    parent_id uuid,
    name text not null,
    sort_order integer not null default 0,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    constraint units_parent_fkey foreign key (tenant_id, parent_id) references units
);
create index units_by_parent on units (tenant_id, parent_id);

create table users (
    tenant_id uuid not null references tenants,
    id uuid not null,
    login text not null,
    first_name text not null,
    last_name text not null,
    display_name text not null,
    -- The display name folded for sorting, so that the order depends neither on the server's locale nor on its version.
    sort_key text collate "C" not null,
    position text,
    unit_id uuid,
    internal_phone text,
    mobile_phone text,
    email text,
    birthday date,
    manager_id uuid,
    time_zone text not null,
    language text not null,
    photo_hash text,
    is_active boolean not null default true,
    is_administrator boolean not null default false,
    -- Grows with every UserChanged event of this person: consumers drop what is older than what they have.
    version bigint not null default 1,
    -- Grows with every new password. A sign-in that verified the one before it begins no session.
    password_version integer not null default 0,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, id),
    constraint users_login_key unique (tenant_id, login),
    constraint users_unit_fkey foreign key (tenant_id, unit_id) references units,
    constraint users_manager_fkey foreign key (tenant_id, manager_id) references users
);
create index users_by_name on users (tenant_id, sort_key, id);
create index users_by_unit on users (tenant_id, unit_id);
create index users_by_manager on users (tenant_id, manager_id) where manager_id is not null;

create table photos (
    tenant_id uuid not null,
    user_id uuid not null,
    hash text not null,
    content_type text not null,
    content bytea not null,
    primary key (tenant_id, user_id),
    foreign key (tenant_id, user_id) references users
);
-- Pictures are compressed already.
alter table photos alter column content set storage external;

select platform.protect_tenant_table('tenants');
select platform.protect_tenant_table('units');
select platform.protect_tenant_table('users');
select platform.protect_tenant_table('photos');

-- Sign-in and operators know a tenant by its slug, before any tenant is set.
create function find_tenant(wanted_slug text) returns table (tenant_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, public
as $$ select t.tenant_id, t.name from public.tenants t where t.slug = wanted_slug $$;
select platform.grant_function('find_tenant(text)');

-- The names of a unit and of those above it, topmost first.
create function unit_path(wanted_tenant uuid, wanted_unit uuid) returns text[]
language sql stable set search_path = pg_catalog, public
as $$
    with recursive above as (
        select u.parent_id, u.name, 1 as height
        from public.units u where u.tenant_id = wanted_tenant and u.id = wanted_unit
        union all
        select u.parent_id, u.name, above.height + 1
        from above join public.units u on u.tenant_id = wanted_tenant and u.id = above.parent_id
        where above.height < 64
    )
    select coalesce(array_agg(name order by height desc), '{}') from above
$$;
select platform.grant_function('unit_path(uuid, uuid)');

-- Raises when the units of a tenant do not form trees of at most 20 levels. Called after a move or an import, in its transaction.
create function check_unit_tree(wanted_tenant uuid) returns void
language plpgsql stable set search_path = pg_catalog, public
as $$
declare
    reached bigint;
    existing bigint;
begin
    with recursive below as (
        select u.id, 1 as depth from public.units u where u.tenant_id = wanted_tenant and u.parent_id is null
        union all
        select u.id, below.depth + 1
        from below join public.units u on u.tenant_id = wanted_tenant and u.parent_id = below.id
        where below.depth < 20
    )
    select count(*) into reached from below;
    select count(*) into existing from public.units u where u.tenant_id = wanted_tenant;
    if reached <> existing then
        raise exception 'units of the tenant form a circle or more than 20 levels'
            using errcode = 'check_violation', constraint = 'units_form_a_tree';
    end if;
end
$$;
select platform.grant_function('check_unit_tree(uuid)');
