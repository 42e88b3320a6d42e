import type { Conversation } from '../../api/types';
import type { Contacts } from '../contacts/useContacts';

/** Whom one talks to: the other one of a direct conversation, or a group or channel as a whole. */
export interface Peer {
  /** Decides the colour of the picture. */
  id: string;
  /** Null for a group or channel. */
  personId: string | null;
  displayName: string;
  /** The photo of the person as the contacts know it, or the picture of the group or channel. */
  photoUrl: string | null;
  /** Up to where somebody else has the messages, and saw them. */
  deliveredSeq: number;
  readSeq: number;
}

/** Chat learns names by events: for the moment before it has, the contacts know. */
export function peerOf(conversation: Conversation, userId: string, contacts?: Contacts): Peer | undefined {
  const { othersDeliveredSeq: deliveredSeq, othersReadSeq: readSeq } = conversation;
  if (conversation.kind !== 'direct') {
    const displayName = conversation.name ?? namesOf(conversation, userId, contacts);
    return {
      id: conversation.id,
      personId: null,
      displayName,
      photoUrl: conversation.pictureUrl,
      deliveredSeq,
      readSeq,
    };
  }
  const member = conversation.members.find((candidate) => candidate.userId !== userId);
  if (!member) return undefined;
  const person = contacts?.peopleById.get(member.userId);
  const displayName = member.displayName ?? person?.displayName ?? '…';
  const photoUrl = person?.photoUrl ?? null;
  return { id: member.userId, personId: member.userId, displayName, photoUrl, deliveredSeq, readSeq };
}

const namesShown = 4;

/** What a group without a name is called by: its other members, and how many more there are. */
function namesOf(conversation: Conversation, userId: string, contacts?: Contacts): string {
  const names = conversation.members
    .filter((member) => member.userId !== userId)
    .map((member) => member.displayName ?? contacts?.peopleById.get(member.userId)?.displayName)
    .filter((name) => name !== undefined)
    .slice(0, namesShown)
    .map((name) => name.split(' ')[0] ?? name);
  const more = conversation.memberCount - 1 - names.length;
  return more > 0 && names.length > 0 ? `${names.join(', ')} +${more}` : names.join(', ') || '…';
}

/** The direct conversation with a person, when there is one. */
export function directWith(
  conversations: readonly Conversation[],
  personId: string,
  userId: string,
): Conversation | undefined {
  return conversations.find(
    (conversation) => conversation.kind === 'direct' && peerOf(conversation, userId)?.personId === personId,
  );
}
