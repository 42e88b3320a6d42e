-- Who was waited for and came, where that is why a device is to be told of a reminder.
alter table push_pending add column came_online uuid;

-- As before, with who came at the end.
drop function take_due_pushes(timestamptz, timestamptz, uuid, int);
create function take_due_pushes(now_at timestamptz, claimed_to timestamptz, claim uuid, most int)
returns table (
  tenant_id uuid, session_id uuid, kind text, subject_id uuid, user_id uuid, conversation_id uuid, message_id uuid,
  from_seq bigint, seq bigint, version bigint, happened_at timestamptz, attempts int, came_online uuid)
language sql security definer set search_path = pg_catalog, public
as $$
  with due as (
    select p.tenant_id, p.session_id, p.kind, p.subject_id from public.push_pending p
    where p.due_at <= now_at and (p.claimed_until is null or p.claimed_until <= now_at)
    order by p.due_at limit most for update skip locked
  )
  update public.push_pending p set claim_id = claim, claimed_until = claimed_to, attempts = p.attempts + 1 from due d
  where p.tenant_id = d.tenant_id and p.session_id = d.session_id and p.kind = d.kind and p.subject_id = d.subject_id
  returning p.tenant_id, p.session_id, p.kind, p.subject_id, p.user_id, p.conversation_id, p.message_id,
    p.from_seq, p.seq, p.version, p.happened_at, p.attempts, p.came_online
$$;
select platform.grant_function('take_due_pushes(timestamptz, timestamptz, uuid, int)');
