import { Button } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPreference, writePreference } from '../../lib/preferences';
import { useStore } from '../../lib/store';
import { useSettings } from '../../settings';
import styles from './PermissionBar.module.css';
import { usePermission, wanted } from './permission';

const answers = ['later', 'never'] as const;

/** Offers notifications once a message came that one would have been shown for; "Not now" is an answer for good. */
export function PermissionBar() {
  const { t } = useTranslation();
  const { permission, ask } = usePermission();
  const { notifications } = useSettings();
  const missed = useStore(wanted);
  const [answer, setAnswer] = useState(() => readPreference('notificationBar', answers, 'later'));
  if (!missed || !notifications || permission !== 'default' || answer === 'never') return null;

  function dismiss(): void {
    writePreference('notificationBar', 'never');
    setAnswer('never');
  }

  return (
    <section className={styles.bar} aria-label={t('settings.notificationsTitle')} data-testid="permission-bar">
      <AlertRegular aria-hidden="true" />
      <p>{t('notifications.offer')}</p>
      <Button size="small" appearance="primary" onClick={() => void ask()}>
        {t('settings.allow')}
      </Button>
      <Button size="small" appearance="subtle" onClick={dismiss}>
        {t('notifications.notNow')}
      </Button>
    </section>
  );
}
