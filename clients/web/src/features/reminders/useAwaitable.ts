import { useQuery } from '@tanstack/react-query';
import { useUser } from '../../auth/useUser';
import { chatCache } from '../../realtime/runtime';
import { useContacts } from '../contacts';

export interface Awaitable {
  id: string;
  name: string;
}

/**
 * Whose coming online a reminder of a message may wait for: whom it waits for already, the other one of a direct conversation, or else
 * who wrote it. Null where that is oneself, or nobody who can come.
 */
export function useAwaitable(conversationId: string, authorId: string, present: string | null): Awaitable | null {
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const { data: conversations } = useQuery(chatCache.conversationsQuery);
  const conversation = conversations?.find(({ id }) => id === conversationId);
  const other =
    conversation?.kind === 'direct' ? conversation.members.find((member) => member.userId !== userId) : null;
  const id = present ?? other?.userId ?? authorId;
  const person = contacts?.peopleById.get(id);
  if (id === userId || !person || (!person.isActive && id !== present)) return null;
  return { id, name: person.displayName };
}
