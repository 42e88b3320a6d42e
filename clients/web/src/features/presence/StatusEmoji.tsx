import styles from './Presence.module.css';
import { useCurrentStatus, usePresence } from './usePresence';

/** The emoji of someone's status, beside their name; what they wrote with it comes on hover. */
export function StatusEmoji({ userId }: { userId: string | null | undefined }) {
  const status = useCurrentStatus(usePresence(userId)?.status);
  if (!status?.emoji) return null;
  return (
    <span className={styles.emoji} role="img" aria-label={status.text ?? status.emoji} title={status.text ?? undefined}>
      {status.emoji}
    </span>
  );
}
