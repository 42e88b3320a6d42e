-- A reminder may wait for a person instead of a time: when_online says for whom, waiting_since since when, both kept once it has fired.
-- Such a one has no next_at, and does not repeat. Its local_time is when it began to wait, in UTC where no zone was ever given.
alter table reminder
  add column when_online uuid,
  add column waiting_since timestamptz,
  drop constraint reminder_check1,
  add constraint reminder_waits check (state <> 'pending' or (next_at is null) = (when_online is not null)),
  add constraint reminder_when_online check ((when_online is null) = (waiting_since is null)
    and (when_online is null or (next_at is null and repeat = 'never' and when_online <> user_id)));
create index reminder_waiting on reminder (tenant_id, when_online) where state = 'pending' and when_online is not null;

-- A request may set reminders for several people.
drop index reminder_of_key;
create unique index reminder_of_key on reminder (tenant_id, created_by, creation_key, user_id) where creation_key is not null;

-- What the tenant decided: whether people may set reminders for others. No row is no.
create table reminder_policy (
  tenant_id uuid primary key,
  version bigint not null,
  for_others boolean not null
);
select platform.protect_tenant_table('reminder_policy');
