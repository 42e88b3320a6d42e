import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../notifications/permission';
import styles from './SettingsPage.module.css';

/** What this browser thinks of notifications: the setting of the account alone shows nothing. */
export function PermissionSetting() {
  const { t } = useTranslation();
  const { permission, ask } = usePermission();
  const id = useId();
  return (
    <div className={styles.setting} data-testid="notification-permission" data-permission={permission}>
      <div>
        <span id={id} className={styles.label}>
          {t('settings.thisBrowser')}
        </span>
        <p>{t(`settings.permission.${permission}`)}</p>
      </div>
      {permission === 'default' && (
        <Button aria-describedby={id} onClick={() => void ask()}>
          {t('settings.allow')}
        </Button>
      )}
    </div>
  );
}
