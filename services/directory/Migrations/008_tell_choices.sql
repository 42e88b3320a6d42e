-- What people chose about notifications before other services followed it is told now. The version is the one that they know: whoever
-- has heard of it passes over it.
insert into platform.outbox (tenant_id, event_type, payload)
select tenant_id, 'UserSettingsChanged', json_build_object(
    'TenantId', tenant_id, 'EventId', gen_random_uuid(), 'UserId', user_id, 'Version', version,
    'ReadReceipts', coalesce((chosen ->> 'readReceipts')::boolean, true),
    'Notifications', json_build_object(
        'Shown', coalesce((chosen ->> 'notifications')::boolean, true),
        'WithText', coalesce((chosen ->> 'textInNotifications')::boolean, true),
        'WithSound', coalesce((chosen ->> 'sounds')::boolean, true),
        'QuietHours', case when chosen ? 'quietHours' then json_build_object(
            'From', chosen #>> '{quietHours,from}', 'To', chosen #>> '{quietHours,to}',
            'TimeZone', chosen #>> '{quietHours,timeZone}', 'Days', chosen #> '{quietHours,days}') end,
        'HoldReminders', true, 'Push', 'whenAway'))::text
from user_settings;
