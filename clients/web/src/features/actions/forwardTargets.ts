import type { Conversation } from '../../api/types';
import { fold, matches, wordsOf } from '../../lib/match';
import { withoutThreads } from '../../realtime/threads';
import type { Contacts } from '../contacts';
import { matchesPerson } from '../contacts/tree';
import { peerOf } from '../conversation/peer';

export interface ForwardTarget {
  key: string;
  name: string;
  detail: string;
  photoId: string;
  photoUrl: string | null;
  /** One of the two: a conversation that is there, or a person with whom one opens. */
  conversationId: string | null;
  personId: string | null;
}

const shown = 40;

/** Conversations first, the most recent on top; then everybody with whom there is none. */
export function forwardTargets(
  conversations: readonly Conversation[],
  contacts: Contacts | undefined,
  query: string,
  userId: string,
): ForwardTarget[] {
  const words = wordsOf(query);
  const targets: ForwardTarget[] = [];
  const known = new Set<string>([userId]);
  for (const conversation of withoutThreads(conversations)) {
    const target = ofConversation(conversation, contacts, userId);
    if (target.personId) known.add(target.personId);
    if (targets.length < shown && matches(fold(target.name), words)) targets.push(target);
  }
  for (const person of contacts?.people ?? []) {
    if (targets.length >= shown) break;
    if (known.has(person.id) || !person.isActive || !matchesPerson(person, words)) continue;
    targets.push({
      key: person.id,
      name: person.displayName,
      detail: person.position ?? '',
      photoId: person.id,
      photoUrl: person.photoUrl ?? null,
      conversationId: null,
      personId: person.id,
    });
  }
  return targets;
}

function ofConversation(conversation: Conversation, contacts: Contacts | undefined, userId: string): ForwardTarget {
  const peer = peerOf(conversation, userId, contacts);
  const personId = peer?.personId ?? null;
  const person = contacts?.peopleById.get(personId ?? '');
  return {
    key: conversation.id,
    name: peer?.displayName ?? '…',
    detail: person?.position ?? '',
    photoId: peer?.id ?? conversation.id,
    photoUrl: peer?.photoUrl ?? null,
    conversationId: conversation.id,
    personId,
  };
}
