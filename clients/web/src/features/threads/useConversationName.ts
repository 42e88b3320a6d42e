import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { chatCache } from '../../realtime/runtime';
import { useContacts } from '../contacts/useContacts';
import { peerOf } from '../conversation/peer';

/** What a conversation is called where it stands alone: a thread by the conversation that it is in. */
export function useConversationName(): (conversation: Conversation) => string {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  return useCallback(
    (conversation) => {
      const root = conversation.thread ? chatCache.conversation(conversation.thread.conversationId) : conversation;
      const name = (root && peerOf(root, userId, contacts)?.displayName) ?? '…';
      return conversation.thread ? t('notifications.inThread', { name }) : name;
    },
    [t, userId, contacts],
  );
}
