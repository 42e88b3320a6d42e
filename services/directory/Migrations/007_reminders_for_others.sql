-- on: people may set reminders for others in their conversations; off: everybody for themselves.
alter table tenants
    add column reminders_for_others text not null default 'off'
        constraint tenants_reminders_for_others_check check (reminders_for_others in ('on', 'off'));
