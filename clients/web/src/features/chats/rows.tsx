import { AlertOffRegular, PinRegular } from '@fluentui/react-icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Conversation, Message, PersonSummary } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { CountBadge } from '../../components/CountBadge';
import { drafts } from '../../drafts';
import { useFormats } from '../../i18n/format';
import { useStore } from '../../lib/store';
import { outbox } from '../../realtime/runtime';
import { useContacts } from '../contacts';
import { peerOf } from '../conversation';
import { EmojiText } from '../emoji';
import { useNoticeText } from '../groups';
import { PlainBody, toPlainText } from '../markdown';
import { PersonAvatar, StatusEmoji } from '../presence';
import styles from './ConversationList.module.css';

interface ConversationRowProps {
  conversation: Conversation;
  selected: boolean;
  tabStop: boolean;
}

export const ConversationRow = memo(function ConversationRow({
  conversation,
  selected,
  tabStop,
}: ConversationRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const peer = peerOf(conversation, userId, contacts);
  const { lastMessage, unread } = conversation;
  const name = peer?.displayName ?? '';
  const time = lastMessage?.createdAt;
  return (
    <Link
      to={`/chats/${conversation.id}`}
      className={`${styles.row} ${selected ? styles.selected : ''}`}
      aria-current={selected ? 'page' : undefined}
      tabIndex={tabStop ? 0 : -1}
      data-row={conversation.id}
      data-testid="conversation-row"
      data-unread={unread}
    >
      <PersonAvatar
        id={peer?.id ?? conversation.id}
        personId={peer?.personId ?? null}
        name={name}
        photoUrl={peer?.photoUrl}
      />
      <span className={styles.text}>
        <span className={styles.name} dir="auto">
          {name}
          <StatusEmoji userId={peer?.personId} />
        </span>
        <Preview conversation={conversation} selected={selected} userId={userId} />
      </span>
      <span className={styles.side}>
        <time className={styles.time} dateTime={time}>
          {time ? formats.brief(time) : ''}
        </time>
        <Marks conversation={conversation} />
        <CountBadge count={unread} label={t('nav.unread', { count: unread })} />
      </span>
    </Link>
  );
});

/** What one has to know of how the conversation is kept, and that one is called in it. */
function Marks({ conversation: { preferences, unreadMentions } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { pinned, muted, level } = preferences;
  const quiet = muted || level === 'none';
  return (
    <span className={styles.marks}>
      {quiet && <AlertOffRegular aria-label={t('preferences.isMuted')} />}
      {pinned && <PinRegular aria-label={t('preferences.isPinned')} />}
      {unreadMentions.length > 0 && (
        <span
          className={styles.mentioned}
          role="img"
          aria-label={t('chats.mentioned', { count: unreadMentions.length })}
        >
          @
        </span>
      )}
    </span>
  );
}

/** A draft, else what is on its way, else the last message. */
function Preview({
  conversation,
  selected,
  userId,
}: {
  conversation: Conversation;
  selected: boolean;
  userId: string;
}) {
  const { t } = useTranslation();
  const draft = useStore(drafts.texts)[conversation.id];
  const waiting = useStore(outbox.messages).findLast((message) => message.conversationId === conversation.id);
  const last = conversation.lastMessage;
  const noticeText = useNoticeText();
  const { data: contacts } = useContacts();

  function textOf(message: Message): string {
    if (message.system) return noticeText(message.authorId, message.system);
    const text = toPlainText(message.body);
    if (message.authorId === userId) return t('chats.you', { text });
    const author = conversation.kind === 'direct' ? undefined : contacts?.peopleById.get(message.authorId);
    return author ? t('chats.author', { name: author.displayName.split(' ')[0], text }) : text;
  }

  if (draft && !selected) {
    return (
      <span className={styles.preview} dir="auto">
        <em className={styles.draft}>{t('chats.draft')}</em> <PlainBody body={draft} />
      </span>
    );
  }
  if (waiting) {
    return (
      <span className={styles.preview}>
        <EmojiText text={t('chats.you', { text: toPlainText(waiting.body) })} />
      </span>
    );
  }
  if (!last) return <span className={styles.preview}>{t('chats.noMessages')}</span>;
  if (last.deletedAt != null) return <span className={styles.preview}>{t('actions.deleted')}</span>;
  return (
    <span className={styles.preview} dir="auto">
      <EmojiText text={textOf(last)} />
    </span>
  );
}

interface PersonRowProps {
  person: PersonSummary;
  tabStop: boolean;
  onOpen(): void;
}

/** Someone found by the filter: opening makes the conversation. */
export function PersonRow({ person, tabStop, onOpen }: PersonRowProps) {
  return (
    <button
      type="button"
      className={styles.row}
      tabIndex={tabStop ? 0 : -1}
      data-row={person.id}
      data-testid="person-row"
      onClick={onOpen}
    >
      <PersonAvatar id={person.id} name={person.displayName} photoUrl={person.photoUrl} />
      <span className={styles.text}>
        <span className={styles.name} dir="auto">
          {person.displayName}
        </span>
        <span className={styles.preview} dir="auto">
          {person.position}
        </span>
      </span>
    </button>
  );
}
