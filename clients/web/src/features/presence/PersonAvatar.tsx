import type { ComponentProps } from 'react';
import { Avatar } from '../../components/Avatar';
import styles from './Presence.module.css';
import { PresenceDot } from './PresenceDot';
import { usePresence } from './usePresence';

interface PersonAvatarProps extends ComponentProps<typeof Avatar> {
  /** Whose presence it shows; null where the picture is of a group. Left out, it is the id's. */
  personId?: string | null;
}

const dotSizes = { small: 'small', message: 'medium', medium: 'medium', large: 'large' } as const;

/** Someone's photo, with a dot that says whether they are there. */
export function PersonAvatar({ personId, ...props }: PersonAvatarProps) {
  const presence = usePresence(personId === undefined ? props.id : personId);
  return (
    <span className={styles.person}>
      <Avatar {...props} />
      {presence && <PresenceDot state={presence.state} size={dotSizes[props.size ?? 'medium']} />}
    </span>
  );
}
