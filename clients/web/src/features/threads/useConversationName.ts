import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { chatCache } from '../../realtime/runtime';
import { type Contacts, useContacts } from '../contacts/useContacts';
import { peerOf } from '../conversation/peer';

/** What a conversation is called where it stands alone: a thread by the conversation that it is in. */
export function conversationName(
  conversation: Conversation,
  userId: string,
  contacts: Contacts | undefined,
  t: TFunction,
): string {
  const root = conversation.thread ? chatCache.conversation(conversation.thread.conversationId) : conversation;
  const name = (root && peerOf(root, userId, contacts)?.displayName) ?? '…';
  return conversation.thread ? t('notifications.inThread', { name }) : name;
}

export function useConversationName(): (conversation: Conversation) => string {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  return useCallback((conversation) => conversationName(conversation, userId, contacts, t), [t, userId, contacts]);
}
