import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { groupsApi } from '../../api/groups';
import { keys } from '../../api/queryClient';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useContacts } from '../contacts';
import { useRootConversation } from '../threads/useRootConversation';

/** Someone who can be named here. */
export interface Mentionable {
  userId: string;
  displayName: string;
  photoUrl: string | null;
  position: string | null;
}

/** The others in a conversation by the words that were typed; null: nobody is being looked for. */
export function usePeople(around: Conversation, query: string | null): readonly Mentionable[] {
  // Whoever may open a thread can be called into it.
  const conversation = useRootConversation(around);
  const { id: ownId } = useUser();
  const { data: contacts } = useContacts();
  // The conversation itself names the first few of many; the server finds the others.
  const isPart = conversation.members.length < conversation.memberCount;
  const word = query?.split(' ')[0] ?? '';
  const { data: found } = useQuery({
    queryKey: [...keys.conversation(conversation.id), 'named', word],
    queryFn: async ({ signal }) => (await groupsApi.members(conversation.id, word, undefined, signal)).items,
    enabled: isPart && query !== null,
    placeholderData: (previous) => previous,
  });
  const members = (isPart && found) || conversation.members;
  return useMemo(
    () =>
      members
        .filter(({ userId }) => userId !== ownId)
        .map(({ userId, displayName }): Mentionable => {
          const person = contacts?.peopleById.get(userId);
          const name = displayName ?? person?.displayName ?? '';
          return { userId, displayName: name, photoUrl: person?.photoUrl ?? null, position: person?.position ?? null };
        })
        .filter(({ displayName }) => displayName !== '')
        .sort((a, b) => a.displayName.localeCompare(b.displayName)),
    [members, contacts, ownId],
  );
}
