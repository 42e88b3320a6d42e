import type { Conversation, PersonSummary } from '../../api/types';
import { findInEitherLayout, fold, matches, type Word } from '../../lib/match';
import { withoutThreads } from '../../realtime/threads';
import { matchesPerson } from '../contacts/tree';
import type { Contacts } from '../contacts/useContacts';
import { peerOf } from '../conversation/peer';

export type ListRow =
  | { kind: 'conversation'; key: string; conversation: Conversation }
  | { kind: 'section'; key: string }
  | { kind: 'person'; key: string; person: PersonSummary };

/** The threads are a list of their own. */
export const listViews = ['all', 'unread', 'threads', 'favourite', 'archive'] as const;
export type ListView = (typeof listViews)[number] | { folderId: string };

const peopleShown = 50;

/** The archive stands apart from everything else. */
function isIn(view: ListView, { preferences, unread }: Conversation): boolean {
  if (view === 'archive') return preferences.archived;
  if (preferences.archived) return false;
  if (typeof view === 'object') return preferences.folderId === view.folderId;
  if (view === 'unread') return unread > 0;
  return view === 'all' || preferences.favourite;
}

/** How many messages are not read in each folder. The archive stands apart. */
export function unreadByFolder(conversations: readonly Conversation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { preferences, unread } of conversations) {
    const { folderId, archived } = preferences;
    if (folderId && !archived && unread > 0) counts.set(folderId, (counts.get(folderId) ?? 0) + unread);
  }
  return counts;
}

/** All conversations; with a filter those whose other member matches, then people one has not written with. */
export function listRows(
  conversations: readonly Conversation[],
  contacts: Contacts | undefined,
  filter: string,
  userId: string,
  view: ListView = 'all',
): ListRow[] {
  const listed = withoutThreads(conversations);
  const shown = filter === '' ? listed.filter((conversation) => isIn(view, conversation)) : listed;
  return findInEitherLayout(
    filter,
    (words) => rowsOf(shown, contacts, words, userId),
    (rows) => rows.length === 0,
  );
}

function rowsOf(
  conversations: readonly Conversation[],
  contacts: Contacts | undefined,
  words: readonly Word[],
  userId: string,
): ListRow[] {
  const searched = conversations.filter(
    (conversation) =>
      words.length === 0 || matches(fold(peerOf(conversation, userId, contacts)?.displayName ?? ''), words),
  );
  // What is pinned stands above; each part keeps its order.
  const kept = [
    ...searched.filter(({ preferences }) => preferences.pinned),
    ...searched.filter(({ preferences }) => !preferences.pinned),
  ];
  const rows: ListRow[] = kept.map((conversation) => ({ kind: 'conversation', key: conversation.id, conversation }));
  if (words.length === 0) return rows;

  const known = new Set(kept.map((conversation) => peerOf(conversation, userId)?.personId));
  const found = (contacts?.people ?? [])
    .filter((person) => person.id !== userId && !known.has(person.id) && matchesPerson(person, words))
    .slice(0, peopleShown);
  if (found.length > 0) rows.push({ kind: 'section', key: 'people' });
  for (const person of found) rows.push({ kind: 'person', key: person.id, person });
  return rows;
}
