import type { Conversation, Member } from '../../api/types';
import type { Contacts } from '../contacts/useContacts';

/** The other one of a direct conversation, with a name to show. */
export interface Peer extends Member {
  displayName: string;
}

/** Chat learns names by events: for the moment before it has, the contacts know. */
export function peerOf(conversation: Conversation, userId: string, contacts?: Contacts): Peer | undefined {
  const member = conversation.members.find((candidate) => candidate.userId !== userId);
  if (!member) return undefined;
  const displayName = member.displayName ?? contacts?.peopleById.get(member.userId)?.displayName ?? '…';
  return { ...member, displayName };
}

/** The direct conversation with a person, when there is one. */
export function directWith(
  conversations: readonly Conversation[],
  personId: string,
  userId: string,
): Conversation | undefined {
  return conversations.find(
    (conversation) => conversation.kind === 'direct' && peerOf(conversation, userId)?.userId === personId,
  );
}
