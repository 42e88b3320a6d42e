import { useTranslation } from 'react-i18next';
import { useSettings } from '../../settings';
import { EmailSetting } from './EmailSetting';
import { PermissionSetting } from './PermissionSetting';
import { PushSetting } from './PushSetting';
import { QuietHoursSetting } from './QuietHoursSetting';
import { choose, SwitchSetting } from './Setting';

export function NotificationSettings() {
  const { t } = useTranslation();
  const { notifications, textInNotifications, sounds, holdReminders, emailAvailable } = useSettings();
  return (
    <>
      <SwitchSetting
        label={t('settings.notifications')}
        hint={t('settings.notificationsHint')}
        checked={notifications}
        onChange={(on) => choose({ notifications: on })}
      />
      {notifications && <PermissionSetting />}
      {notifications && <PushSetting />}
      {notifications && emailAvailable && <EmailSetting />}
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
        checked={holdReminders}
        onChange={(on) => choose({ holdReminders: on })}
      />
    </>
  );
}
