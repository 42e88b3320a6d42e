import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { chatCache } from '../../realtime/runtime';
import { useContacts } from '../contacts';
import { useConversationName } from '../threads/useConversationName';

/** Who wrote a message, and where it stands; one word where both are the same person. */
export function useReminderPlace(reminder: Reminder): string {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const { data: conversations } = useQuery(chatCache.conversationsQuery);
  const nameOf = useConversationName();
  const { conversationId, rootConversationId, messageAuthorId } = reminder;
  const find = (id: string | null) => conversations?.find((conversation) => conversation.id === id);
  const conversation = find(conversationId);
  const root = find(rootConversationId);
  const author =
    messageAuthorId === userId
      ? t('actions.you')
      : (contacts?.peopleById.get(messageAuthorId)?.displayName ?? t('actions.somebody'));
  const place = conversation ? nameOf(conversation) : root && t('notifications.inThread', { name: nameOf(root) });
  return place && place !== author ? t('reminders.from', { author, place }) : author;
}
