import type { PresenceMode, PresenceState } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { Avatar } from '../../components/Avatar';
import { useStore } from '../../lib/store';
import { connectionStatus } from '../../realtime/runtime';
import styles from './Presence.module.css';
import { PresenceDot } from './PresenceDot';
import { useOwnStatus } from './usePresence';

const stateOf: Record<PresenceMode, PresenceState> = {
  automatic: 'online',
  away: 'away',
  doNotDisturb: 'doNotDisturb',
  invisible: 'offline',
};

/** One's own photo, with the dot that the others see while one is here. */
export function OwnAvatar({ size = 'medium' }: { size?: 'small' | 'medium' }) {
  const user = useUser();
  const connection = useStore(connectionStatus);
  const mode = useOwnStatus()?.mode ?? 'automatic';
  return (
    <span className={styles.person}>
      <Avatar id={user.id} name={user.displayName} photoUrl={user.photoUrl} size={size} />
      <PresenceDot state={connection === 'connected' ? stateOf[mode] : 'offline'} />
    </span>
  );
}
