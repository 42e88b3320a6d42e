import { MenuDivider, MenuItem } from '@fluentui/react-components';
import {
  ArrowForwardRegular,
  ArrowReplyRegular,
  CheckmarkCircleRegular,
  ClockAlarmRegular,
  CommentMultipleRegular,
  CopyRegular,
  DeleteRegular,
  EditRegular,
  EmojiAddRegular,
  InfoRegular,
  PinOffRegular,
  PinRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Message } from '../../api/types';
import { copyText } from '../../components/copyText';
import { chatCache } from '../../realtime/runtime';
import { mayDelete } from '../groups/rights';
import { forCopy } from '../markdown';
import { remindOf } from '../reminders/dialog';
import { remindKey } from '../reminders/remindByKey';
import { useOpenThread } from '../threads/useOpenThread';
import { useRootConversation } from '../threads/useRootConversation';
import { togglePin, toggleReaction } from './change';
import { beginEdit, beginReply } from './composing';
import { showDialog } from './dialogs';
import styles from './MessageParts.module.css';
import { quickEmoji } from './reactions';
import { beginSelection } from './selection';

interface MessageActionsProps {
  conversation: Conversation;
  message: Message;
  userId: string;
  /** The item that copies the message's address. */
  copyLink?: ReactNode;
}

/** The items of a message's context menu. A deleted message has what is left to know of it. */
export function MessageActions({ conversation, message, userId, copyLink }: MessageActionsProps) {
  const { t } = useTranslation();
  const own = message.authorId === userId;
  const openThread = useOpenThread();
  const root = useRootConversation(conversation);
  // What is pinned in a thread would be shown nowhere; and it has no threads.
  const inThread = chatCache.conversation(message.conversationId)?.thread != null;
  const info = (
    <MenuItem icon={<InfoRegular />} onClick={() => showDialog('info', message)}>
      {t('actions.info')}
    </MenuItem>
  );
  const thread = !inThread && (
    <MenuItem icon={<CommentMultipleRegular />} onClick={() => openThread(message)}>
      {t('threads.reply')}
    </MenuItem>
  );
  if (message.deletedAt != null) {
    return (
      <>
        {message.thread && thread}
        {info}
      </>
    );
  }
  return (
    <>
      <div className={styles.emojiRow} role="presentation">
        {quickEmoji.map((emoji) => (
          <MenuItem
            key={emoji}
            className={styles.emojiButton}
            aria-label={t('actions.react', { emoji })}
            onClick={() => void toggleReaction(message, emoji, userId)}
          >
            {emoji}
          </MenuItem>
        ))}
        <MenuItem
          className={styles.emojiButton}
          aria-label={t('actions.reactMore')}
          title={t('actions.reactMore')}
          onClick={() => showDialog('react', message)}
        >
          <EmojiAddRegular />
        </MenuItem>
      </div>
      <MenuItem icon={<ArrowReplyRegular />} onClick={() => beginReply(message)}>
        {t('actions.reply')}
      </MenuItem>
      {thread}
      <MenuItem icon={<CopyRegular />} onClick={() => void copyText(forCopy(message.body))}>
        {t('message.copy')}
      </MenuItem>
      {copyLink}
      {own && message.forwarded == null && (
        <MenuItem icon={<EditRegular />} onClick={() => beginEdit(message)}>
          {t('actions.edit')}
        </MenuItem>
      )}
      <MenuItem icon={<ArrowForwardRegular />} onClick={() => showDialog('forward', message)}>
        {t('actions.forward')}
      </MenuItem>
      {!inThread && (
        <MenuItem
          icon={message.pinnedAt == null ? <PinRegular /> : <PinOffRegular />}
          onClick={() => void togglePin(message, userId)}
        >
          {t(message.pinnedAt == null ? 'actions.pin' : 'actions.unpin')}
        </MenuItem>
      )}
      <MenuItem
        icon={<ClockAlarmRegular />}
        secondaryContent={{ children: remindKey, 'aria-hidden': true }}
        aria-keyshortcuts={remindKey}
        onClick={() => remindOf(message)}
      >
        {t('reminders.menu')}
      </MenuItem>
      {info}
      <MenuItem icon={<CheckmarkCircleRegular />} onClick={() => beginSelection(message.conversationId, message.seq)}>
        {t('actions.select')}
      </MenuItem>
      {mayDelete(root, message, userId) && (
        <>
          <MenuDivider />
          <MenuItem icon={<DeleteRegular />} onClick={() => showDialog('delete', message)}>
            {t('actions.delete')}
          </MenuItem>
        </>
      )}
    </>
  );
}
