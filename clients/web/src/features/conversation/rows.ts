import type { Message, Quote, SystemNotice } from '../../api/types';
import { dayOf } from '../../i18n/format';
import type { OutgoingMessage } from '../../outbox/outbox';

export type MessageState = 'sending' | 'failed' | 'sent' | 'delivered' | 'read';

export interface Row {
  /** Stays the same while a message goes from the outbox into the history. */
  key: string;
  seq: number | null;
  clientMessageId: string;
  authorId: string;
  own: boolean;
  body: string;
  createdAt: string;
  /** What the server has of it; null while it is on its way. */
  message: Message | null;
  /** What it answers. */
  replyTo: Quote | undefined;
  /** Begins a day; shown above the message, so that rows and messages stay one to one. */
  day: boolean;
  /** The first that was not seen when the conversation was opened. */
  firstNew: boolean;
  /** Opens a group of one author's messages: the only one with name and photo. */
  head: boolean;
  /** What happened, where that is the message: it has no text of its own. */
  system: SystemNotice | null;
  /** Null for what the server has: then receipts tell the state. */
  outgoing: { state: 'sending' | 'failed'; reason: string | undefined } | null;
}

const groupMs = 5 * 60_000;
const days = new WeakMap<object, string>();

function dayOfMessage(message: Message | OutgoingMessage): string {
  let day = days.get(message);
  if (!day) {
    day = dayOf(message.createdAt);
    days.set(message, day);
  }
  return day;
}

interface RowOptions {
  userId: string;
  /** With more above, the first row's day and author are not known to begin there. */
  hasOlder: boolean;
  newAfterSeq: number | null;
}

export function buildRows(
  messages: readonly Message[],
  outgoing: readonly OutgoingMessage[],
  { userId, hasOlder, newAfterSeq }: RowOptions,
): Row[] {
  const rows: Row[] = [];
  const own = new Set<string>();
  let previous: Message | OutgoingMessage | null = null;
  let newSeen = newAfterSeq === null;

  function add(message: Message | OutgoingMessage, authorId: string, seq: number | null, state: Row['outgoing']): void {
    const day = previous ? dayOfMessage(previous) !== dayOfMessage(message) : !hasOlder;
    const isOwn = authorId === userId;
    const isNew = !newSeen && seq !== null && newAfterSeq !== null && seq > newAfterSeq && !isOwn;
    // The first of what is loaded is the first new one only where nothing is missing before it.
    const firstNew = isNew && (previous !== null || !hasOlder || seq === newAfterSeq + 1);
    if (isNew) newSeen = true;
    const last = rows.at(-1);
    const near = previous !== null && Date.parse(message.createdAt) - Date.parse(previous.createdAt) < groupMs;
    rows.push({
      key: isOwn ? message.clientMessageId : 'id' in message ? message.id : message.clientMessageId,
      seq,
      clientMessageId: message.clientMessageId,
      authorId,
      own: isOwn,
      body: message.body,
      createdAt: message.createdAt,
      message: seq === null ? null : (message as Message),
      replyTo: message.replyTo ?? undefined,
      day,
      firstNew,
      head: day || firstNew || !near || last?.authorId !== authorId || last.system !== null,
      system: 'system' in message ? (message.system ?? null) : null,
      outgoing: state,
    });
    previous = message;
  }

  for (const message of messages) {
    if (message.authorId === userId) own.add(message.clientMessageId);
    add(message, message.authorId, message.seq, null);
  }
  for (const message of outgoing) {
    if (!own.has(message.clientMessageId)) add(message, userId, null, { state: message.state, reason: message.reason });
  }
  return rows;
}

export function stateOf(row: Row, peer: { deliveredSeq: number; readSeq: number }): MessageState {
  if (row.outgoing) return row.outgoing.state;
  const seq = row.seq ?? 0;
  if (peer.readSeq >= seq) return 'read';
  return peer.deliveredSeq >= seq ? 'delivered' : 'sent';
}

export function sameRow(a: Row, b: Row): boolean {
  return (
    a.key === b.key &&
    a.seq === b.seq &&
    a.day === b.day &&
    a.firstNew === b.firstNew &&
    a.head === b.head &&
    a.body === b.body &&
    a.message === b.message &&
    a.outgoing?.state === b.outgoing?.state &&
    a.outgoing?.reason === b.outgoing?.reason
  );
}
