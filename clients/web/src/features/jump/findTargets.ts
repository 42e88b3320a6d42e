import type { Conversation } from '../../api/types';
import { findInEitherLayout, fold, matches, type Word } from '../../lib/match';
import { withoutThreads } from '../../realtime/threads';
import type { Contacts } from '../contacts';
import { matchesPerson } from '../contacts/tree';
import { peerOf } from '../conversation/peer';

/** Where one may jump to: a person, whose conversation is opened or made, or a conversation that has no one person. */
export type JumpTarget = { key: string; name: string; detail: string; photoUrl: string | null } & (
  | { kind: 'person'; personId: string }
  | { kind: 'conversation'; conversationId: string }
);

const shown = 30;

/** Those one talks with come first, most recent on top; then everyone else whose name or position begins so. */
export function findTargets(
  conversations: readonly Conversation[],
  contacts: Contacts | undefined,
  query: string,
  userId: string,
): JumpTarget[] {
  return findInEitherLayout(
    query,
    (words) => targetsOf(conversations, contacts, words, userId),
    (targets) => targets.length === 0,
  );
}

function targetsOf(
  conversations: readonly Conversation[],
  contacts: Contacts | undefined,
  words: readonly Word[],
  userId: string,
): JumpTarget[] {
  const found = new Map<string, JumpTarget>();
  const add = (personId: string, name: string) => {
    const person = contacts?.peopleById.get(personId);
    const detail = [person?.position, contacts?.unitPath(person?.unitId).at(-1)].filter(Boolean).join(' · ');
    found.set(personId, { kind: 'person', key: personId, personId, name, detail, photoUrl: person?.photoUrl ?? null });
  };
  for (const conversation of withoutThreads(conversations)) {
    if (found.size >= shown) break;
    const peer = peerOf(conversation, userId, contacts);
    if (!peer || !matches(fold(peer.displayName), words)) continue;
    if (peer.personId) add(peer.personId, peer.displayName);
    else {
      const { id } = conversation;
      const { displayName: name, photoUrl } = peer;
      found.set(id, { kind: 'conversation', key: id, conversationId: id, name, detail: '', photoUrl });
    }
  }
  for (const person of contacts?.people ?? []) {
    if (found.size >= shown) break;
    if (person.id !== userId && person.isActive && !found.has(person.id) && matchesPerson(person, words)) {
      add(person.id, person.displayName);
    }
  }
  return [...found.values()];
}
