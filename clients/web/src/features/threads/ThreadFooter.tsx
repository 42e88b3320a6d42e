import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/types';
import { Avatar } from '../../components/Avatar';
import { useFormats } from '../../i18n/format';
import { useContacts } from '../contacts/useContacts';
import styles from './ThreadFooter.module.css';
import { useOpenThread } from './useOpenThread';

interface ThreadFooterProps {
  message: Message;
  summary: NonNullable<Message['thread']>;
}

/** Under a root: who wrote last in its thread, how many replies it has, and the way to it. */
export function ThreadFooter({ message, summary: { replies, lastReplyAt, authorIds } }: ThreadFooterProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const openThread = useOpenThread();
  const { data: contacts } = useContacts();
  if (replies === 0 || !lastReplyAt) return null;
  const time = formats.brief(lastReplyAt);
  return (
    <button type="button" className={styles.footer} data-testid="thread-footer" onClick={() => openThread(message)}>
      <span className={styles.authors}>
        {authorIds.map((id) => {
          const person = contacts?.peopleById.get(id);
          return (
            <span key={id} className={styles.author}>
              <Avatar id={id} name={person?.displayName ?? ''} photoUrl={person?.photoUrl} size="small" />
            </span>
          );
        })}
      </span>
      <b>{t('threads.replies', { count: replies })}</b>
      <span className={styles.time}>{t('threads.lastReply', { time })}</span>
    </button>
  );
}
