-- What people chose for themselves, and what their organization decided for all.

create table user_settings (
    tenant_id uuid not null,
    user_id uuid not null,
    -- Only what the person chose: what is absent follows the product's default, also when that changes.
    chosen jsonb not null constraint user_settings_chosen_object check (jsonb_typeof(chosen) = 'object'),
    -- Grows with every change: consumers of the event drop what is older than what they have.
    version bigint not null default 1,
    changed_at timestamptz not null,
    primary key (tenant_id, user_id),
    foreign key (tenant_id, user_id) references users
);
select platform.protect_tenant_table('user_settings');

-- on: everybody shows what they have read; off: nobody does; choice: each decides.
alter table tenants
    add column read_receipts text not null default 'choice'
        constraint tenants_read_receipts_check check (read_receipts in ('on', 'off', 'choice')),
    add column settings_version bigint not null default 1;
