import { useTranslation } from 'react-i18next';
import styles from './MessageRow.module.css';
import type { MessageState } from './rows';
import { StateIcon } from './StateIcon';

interface MessageFooterProps {
  time: string;
  createdAt: string;
  state: MessageState;
  stateText: string;
  peerName: string;
  fresh: boolean;
  connected: boolean;
}

/** Under one's own message: when, and how far it got. */
export function MessageFooter({ time, createdAt, state, stateText, peerName, fresh, connected }: MessageFooterProps) {
  const { t } = useTranslation();
  const [firstName = peerName] = peerName.split(' ');
  const waits =
    state === 'sent'
      ? t('message.waitsFor', { name: firstName })
      : state === 'sending' && !connected
        ? t('message.waiting')
        : null;
  return (
    <div className={styles.footer} title={stateText}>
      <time dateTime={createdAt}>{time}</time>
      <StateIcon state={state} />
      {waits && <span className={fresh ? styles.freshText : ''}>{waits}</span>}
    </div>
  );
}
