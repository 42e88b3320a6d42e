import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Conversation, Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { Avatar } from '../../components/Avatar';
import { CountBadge } from '../../components/CountBadge';
import { useFormats } from '../../i18n/format';
import { addressOf } from '../../realtime/threads';
import { useContacts } from '../contacts';
import { peerOf } from '../conversation/peer';
import { EmojiText } from '../emoji';
import { PlainBody, toPlainText } from '../markdown';
import styles from './ThreadsList.module.css';
import { useRootConversation } from './useRootConversation';

interface ThreadRowProps {
  thread: Conversation;
  root: Message;
  selected: boolean;
  tabStop: boolean;
}

/** What the thread is about, where it is, and what was said last. */
export function ThreadRow({ thread, root, selected, tabStop }: ThreadRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const parent = useRootConversation(thread);
  const place = parent.thread ? '' : (peerOf(parent, userId, contacts)?.displayName ?? '');
  const author = contacts?.peopleById.get(root.authorId);
  const { lastMessage: last, unread } = thread;
  return (
    <Link
      to={addressOf(thread)}
      className={`${styles.row} ${selected ? styles.selected : ''}`}
      aria-current={selected ? 'page' : undefined}
      tabIndex={tabStop ? 0 : -1}
      data-row={thread.id}
      data-testid="thread-row"
      data-unread={unread}
    >
      <Avatar id={root.authorId} name={author?.displayName ?? ''} photoUrl={author?.photoUrl} />
      <span className={styles.text}>
        <span className={styles.place} dir="auto">
          {place}
        </span>
        <span className={styles.about} dir="auto">
          {root.deletedAt == null ? <PlainBody body={root.body} /> : t('actions.deleted')}
        </span>
        <span className={styles.last} dir="auto">
          {last && <LastReply message={last} />}
        </span>
      </span>
      <span className={styles.side}>
        <time dateTime={last?.createdAt}>{last && formats.brief(last.createdAt)}</time>
        <CountBadge count={unread} label={t('nav.unread', { count: unread })} />
      </span>
    </Link>
  );
}

function LastReply({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  if (message.deletedAt != null) return t('actions.deleted');
  const text = toPlainText(message.body);
  if (message.authorId === userId) return <EmojiText text={t('chats.you', { text })} />;
  const name = contacts?.peopleById.get(message.authorId)?.displayName.split(' ')[0];
  return <EmojiText text={name ? t('chats.author', { name, text }) : text} />;
}
