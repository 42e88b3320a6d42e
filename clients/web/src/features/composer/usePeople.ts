import { useMemo } from 'react';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useContacts } from '../contacts';

/** Someone who can be named here. */
export interface Mentionable {
  userId: string;
  displayName: string;
  photoUrl: string | null;
  position: string | null;
}

/** The others in a conversation as they can be named in it. */
export function usePeople(conversation: Conversation): readonly Mentionable[] {
  const { id: ownId } = useUser();
  const { data: contacts } = useContacts();
  const { members } = conversation;
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
