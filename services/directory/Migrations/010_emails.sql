-- E-mails that are to be sent, until the mail server has taken them or they are no news any more. content: the event, as JSON.
create table emails (
    tenant_id uuid not null references tenants,
    id uuid not null,
    content jsonb not null,
    expires_at timestamptz not null,
    due_at timestamptz not null,
    attempts int not null default 0,
    primary key (tenant_id, id)
);
create index emails_due on emails (due_at);
select platform.protect_tenant_table('emails');

-- Takes what is due, of every tenant: it is due again at a later time, should whoever took it die.
create function take_due_emails(now_at timestamptz, again_at timestamptz, most int)
returns table (tenant_id uuid, id uuid, content text, expires_at timestamptz, attempts int)
language sql security definer set search_path = pg_catalog, public
as $$
    with due as (
        select e.tenant_id, e.id from public.emails e where e.due_at <= now_at order by e.due_at limit most for update skip locked
    )
    update public.emails e set due_at = again_at, attempts = e.attempts + 1 from due d
    where e.tenant_id = d.tenant_id and e.id = d.id
    returning e.tenant_id, e.id, e.content::text, e.expires_at, e.attempts
$$;
select platform.grant_function('take_due_emails(timestamptz, timestamptz, int)');
