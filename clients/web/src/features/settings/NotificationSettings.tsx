import { useTranslation } from 'react-i18next';
import { holdReminders } from '../../lib/settings';
import { useStore } from '../../lib/store';
import { useSettings } from '../../settings';
import { PermissionSetting } from './PermissionSetting';
import { QuietHoursSetting } from './QuietHoursSetting';
import { choose, SwitchSetting } from './Setting';

export function NotificationSettings() {
  const { t } = useTranslation();
  const { notifications, textInNotifications, sounds } = useSettings();
  const hold = useStore(holdReminders);
  return (
    <>
      <SwitchSetting
        label={t('settings.notifications')}
        hint={t('settings.notificationsHint')}
        checked={notifications}
        onChange={(on) => choose({ notifications: on })}
      />
      {notifications && <PermissionSetting />}
      <SwitchSetting
        label={t('settings.textInNotifications')}
        hint={t('settings.textInNotificationsHint')}
        checked={textInNotifications}
        disabled={!notifications}
        onChange={(on) => choose({ textInNotifications: on })}
      />
      <SwitchSetting
        label={t('settings.sounds')}
        hint={t('settings.soundsHint')}
        checked={sounds}
        onChange={(on) => choose({ sounds: on })}
      />
      <QuietHoursSetting />
      <SwitchSetting
        label={t('settings.holdReminders')}
        hint={t('settings.holdRemindersHint')}
        checked={hold}
        onChange={(on) => holdReminders.set(on)}
      />
    </>
  );
}
