-- Who asked not to be disturbed before other services followed it: they hear of it now.
insert into platform.outbox (tenant_id, event_type, payload)
select tenant_id, 'DoNotDisturbChanged', json_build_object(
  'TenantId', tenant_id, 'EventId', gen_random_uuid(), 'UserId', user_id, 'Version', hidden_version, 'IsOn', true)::text
from presence where mode = 'doNotDisturb';
