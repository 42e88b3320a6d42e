import { useTranslation } from 'react-i18next';
import styles from './MessageRow.module.css';
import type { Peer } from './peer';
import type { MessageState } from './rows';
import { StateIcon } from './StateIcon';

interface MessageFooterProps {
  time: string;
  createdAt: string;
  state: MessageState;
  stateText: string;
  peer: Peer;
  fresh: boolean;
  connected: boolean;
}

/** Under one's own message: when, and how far it got. */
export function MessageFooter({ time, createdAt, state, stateText, peer, fresh, connected }: MessageFooterProps) {
  const { t } = useTranslation();
  const waits = state === 'sent' ? waitsFor() : state === 'sending' && !connected ? t('message.waiting') : null;

  function waitsFor(): string {
    if (peer.personId === null) return t('message.waitsForGroup');
    return t('message.waitsFor', { name: peer.displayName.split(' ')[0] ?? peer.displayName });
  }

  return (
    <div className={styles.footer} title={stateText}>
      <time dateTime={createdAt}>{time}</time>
      <StateIcon state={state} />
      {waits && <span className={fresh ? styles.freshText : ''}>{waits}</span>}
    </div>
  );
}
