import { useTranslation } from 'react-i18next';
import type { PresenceState } from '../../api/types';
import styles from './Presence.module.css';

/** A shape as well as a colour for each state. Whoever cannot see it hears it. */
export function PresenceDot({ state, size = 'medium' }: { state: PresenceState; size?: 'small' | 'medium' | 'large' }) {
  const { t } = useTranslation();
  return (
    <span className={`${styles.dot} ${styles[size]}`} data-state={state} data-testid="presence-dot">
      <span className="visually-hidden">{t(`presence.states.${state}`)}</span>
    </span>
  );
}
