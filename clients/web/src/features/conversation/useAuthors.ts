import { useCallback } from 'react';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useContacts } from '../contacts';
import type { Author } from './MessageRow';

/** Who wrote a message, with name and photo: from the contacts, else as chat has heard of them. One's own need neither. */
export function useAuthors(conversation: Conversation): (authorId: string) => Author {
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const { members } = conversation;
  return useCallback(
    (authorId) => {
      if (authorId === userId) return { id: userId, name: '', photoUrl: null };
      const person = contacts?.peopleById.get(authorId);
      const name = person?.displayName ?? members.find((member) => member.userId === authorId)?.displayName ?? '…';
      return { id: authorId, name, photoUrl: person?.photoUrl ?? null };
    },
    [contacts, members, userId],
  );
}
