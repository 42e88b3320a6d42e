import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { useMinute } from '../person/useMinute';
import styles from './Presence.module.css';
import { useCurrentStatus, usePresence } from './usePresence';
import { clientText, usePresenceText } from './usePresenceText';

/** Under a photo, or beside it: the client someone last wrote from, whether they are there, and what they say of themselves. */
export function PresenceLines({ userId, beside = false }: { userId: string; beside?: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  const presence = usePresence(userId);
  const text = usePresenceText(presence);
  const status = useCurrentStatus(presence?.status);
  if (!presence) return null;
  return (
    <div className={`${styles.lines} ${beside ? styles.beside : ''}`} data-testid="presence">
      {presence.lastClient && (
        <span data-testid="last-client" title={t('presence.lastClient')}>
          {clientText(presence.lastClient, t, formats, now)}
        </span>
      )}
      <span data-testid="presence-text">{text}</span>
      {status && (
        <span className={styles.status} data-testid="status" dir="auto">
          {[status.emoji, status.text].filter(Boolean).join(' ')}
        </span>
      )}
    </div>
  );
}
