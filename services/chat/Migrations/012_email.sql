-- Who is to be told by e-mail of what stays unread: one row a person. since: the first message that it is about.
create table email_pending (
  tenant_id uuid not null,
  user_id uuid not null,
  since timestamptz not null,
  due_at timestamptz not null,
  claim_id uuid,
  claimed_until timestamptz,
  primary key (tenant_id, user_id)
);
create index email_due on email_pending (due_at);
select platform.protect_tenant_table('email_pending');

-- Those who want it: few, and none in most tenants.
create index notification_choice_email on notification_choice (tenant_id, user_id) where choices ->> 'emailAfterMinutes' is not null;

-- Claims what is due, of every tenant, as take_due_messages does.
create function take_due_emails(now_at timestamptz, claimed_to timestamptz, claim uuid, most int)
returns table (tenant_id uuid, user_id uuid, since timestamptz)
language sql security definer set search_path = pg_catalog, public
as $$
  with due as (
    select p.tenant_id, p.user_id from public.email_pending p
    where p.due_at <= now_at and (p.claimed_until is null or p.claimed_until <= now_at)
    order by p.due_at limit most for update skip locked
  )
  update public.email_pending p set claim_id = claim, claimed_until = claimed_to from due d
  where p.tenant_id = d.tenant_id and p.user_id = d.user_id
  returning p.tenant_id, p.user_id, p.since
$$;
select platform.grant_function('take_due_emails(timestamptz, timestamptz, uuid, int)');
