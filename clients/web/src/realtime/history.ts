import type { Message } from '../api/types';

/**
 * A stretch of a conversation without holes, ascending by `seq`: a window that moves over it. It ends at the newest
 * message known unless `hasNewer` says that there are newer ones beyond it.
 */
export interface History {
  messages: Message[];
  hasOlder: boolean;
  hasNewer?: boolean;
  /** Without messages: the seq behind which they will come, where one joined without the past. */
  after?: number;
  /** Another number is another place: what was shown before has nothing to do with it. */
  window?: number;
  /** Up to which revision of the conversation the changes of its messages are in here. */
  revision?: number;
}

/** More than this many messages are not held at once: what lies at the other end is let go, and loaded again. */
export const windowLimit = 1000;

export interface Merge {
  history: History;
  /** Messages are missing after this seq; what lies beyond was left out, so that nothing is shown with a hole. */
  gapAfter: number | null;
}

export function lastSeqOf(history: History): number {
  return history.messages.at(-1)?.seq ?? history.after ?? 0;
}

/**
 * Adds what is new, in order and once. Repeats and messages far below the stretch change nothing, nor does what comes
 * after a window that does not reach the newest: it is loaded when one gets there.
 */
export function mergeMessages(history: History, incoming: readonly Message[]): Merge {
  const older: Message[] = [];
  const newer: Message[] = [];
  const firstSeq = history.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  const lastSeq = lastSeqOf(history);
  for (const message of incoming) {
    if (message.seq > lastSeq) {
      if (!history.hasNewer) newer.push(message);
    } else if (message.seq < firstSeq) older.push(message);
  }
  const before = contiguousBefore(older, firstSeq);
  const { run, gapAfter } = contiguousAfter(newer, lastSeq);
  if (before.length === 0 && run.length === 0) return { history, gapAfter };
  const messages = [...before, ...history.messages, ...run];
  return { history: { ...history, messages, hasOlder: history.hasOlder && messages[0]?.seq !== 1 }, gapAfter };
}

/** Those of several conversations, apart. */
export function groupByConversation(messages: readonly Message[]): Map<string, Message[]> {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const group = groups.get(message.conversationId);
    if (group) group.push(message);
    else groups.set(message.conversationId, [message]);
  }
  return groups;
}

/** A page that follows a window which does not reach the newest message. */
export function withNewer(history: History, page: readonly Message[], hasNewer: boolean): History {
  const merged = mergeMessages({ ...history, hasNewer: false }, page).history;
  return { ...merged, hasNewer };
}

export function holds(history: History, seq: number): boolean {
  const first = history.messages[0]?.seq;
  return first !== undefined && first <= seq && seq <= lastSeqOf(history);
}

export function withoutNewest(history: History, limit = windowLimit): History {
  if (history.messages.length <= limit) return history;
  return { ...history, messages: history.messages.slice(0, limit), hasNewer: true };
}

export function withoutOldest(history: History, limit = windowLimit): History {
  if (history.messages.length <= limit) return history;
  return { ...history, messages: history.messages.slice(-limit), hasOlder: true };
}

function contiguousAfter(messages: Message[], lastSeq: number): { run: Message[]; gapAfter: number | null } {
  messages.sort((a, b) => a.seq - b.seq);
  const run: Message[] = [];
  let last = lastSeq;
  for (const message of messages) {
    if (message.seq === last) continue;
    if (message.seq > last + 1) return { run, gapAfter: last };
    run.push(message);
    last = message.seq;
  }
  return { run, gapAfter: null };
}

function contiguousBefore(messages: Message[], firstSeq: number): Message[] {
  messages.sort((a, b) => b.seq - a.seq);
  const run: Message[] = [];
  let first = firstSeq;
  for (const message of messages) {
    if (message.seq === first) continue;
    if (message.seq !== first - 1) break;
    run.unshift(message);
    first = message.seq;
  }
  return run;
}
