import { CloudOffRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../lib/store';
import { connectionStatus } from '../../realtime/runtime';
import styles from './ConnectionBanner.module.css';

/** A restart of the server is over before anyone needs to hear of it. */
const patienceMs = 1500;

export function ConnectionBanner() {
  const { t } = useTranslation();
  const connected = useStore(connectionStatus) === 'connected';
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (connected) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [connected]);

  return (
    <div role="status" data-testid="connection" data-state={connected ? 'connected' : 'offline'}>
      {shown && (
        <p className={styles.banner}>
          <CloudOffRegular aria-hidden="true" />
          {t('connection.offline')}
        </p>
      )}
    </div>
  );
}
