import type { Conversation, Message, PersonSummary, Reminder, Unit } from '../api/types';

export const anna = 'a0000000-0000-7000-8000-000000000001';
export const boris = 'b0000000-0000-7000-8000-000000000002';
export const conversationId = 'c0000000-0000-7000-8000-000000000003';

export function message(change: Partial<Message> = {}): Message {
  const seq = change.seq ?? 1;
  return {
    id: `m-${seq}`,
    conversationId,
    seq,
    authorId: boris,
    clientMessageId: `client-${seq}`,
    body: `message ${seq}`,
    createdAt: new Date(Date.UTC(2026, 10, 20, 9, 0, seq)).toISOString(),
    revision: 0,
    edits: 0,
    ...change,
  };
}

export function conversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: conversationId,
    kind: 'direct',
    name: null,
    description: null,
    isPublic: false,
    pictureUrl: null,
    role: 'member',
    memberCount: 2,
    othersDeliveredSeq: 0,
    othersReadSeq: 0,
    visibleAfter: 0,
    unreadMentions: [],
    unreadNotices: [],
    preferences: {
      muted: false,
      archived: false,
      pinned: false,
      favourite: false,
      level: 'all',
      sound: true,
      alwaysScroll: false,
      folderId: null,
    },
    createdAt: '2026-11-01T08:00:00.000Z',
    lastSeq: 0,
    revision: 0,
    unread: 0,
    readSeq: 0,
    deliveredSeq: 0,
    lastMessage: null,
    members: [
      { userId: anna, displayName: 'Anna Kern', deliveredSeq: 0, readSeq: 0, role: 'member' },
      { userId: boris, displayName: 'Boris Orlov', deliveredSeq: 0, readSeq: 0, role: 'member' },
    ],
    ...change,
  };
}

export function person(
  id: string,
  displayName: string,
  unitId: string | null,
  position: string | null = null,
): PersonSummary {
  return { id, displayName, position, unitId, photoUrl: null, isActive: true };
}

export function unit(id: string, name: string, parentId: string | null = null, order = 0): Unit {
  return { id, name, parentId, order };
}

export function reminder(change: Partial<Reminder> = {}): Reminder {
  const id = change.id ?? 'r-1';
  return {
    id,
    conversationId,
    messageId: `m-of-${id}`,
    seq: 1,
    userId: anna,
    createdBy: anna,
    rootConversationId: null,
    messageAuthorId: boris,
    excerpt: `message of ${id}`,
    message: 'available',
    localTime: '2026-11-27T09:00',
    timeZone: 'UTC',
    repeat: 'never',
    state: 'pending',
    nextAt: '2026-11-27T09:00:00.000Z',
    firedAt: null,
    dueAt: null,
    createdAt: '2026-11-20T08:00:00.000Z',
    changedAt: '2026-11-20T08:00:00.000Z',
    version: 1,
    whenOnline: null,
    ...change,
  };
}

/** One that has fired and that nobody has acted on. */
export function dueReminder(change: Partial<Reminder> = {}): Reminder {
  const time = '2026-11-25T14:00:00.000Z';
  return reminder({ state: 'due', nextAt: null, dueAt: time, firedAt: time, version: 2, ...change });
}
