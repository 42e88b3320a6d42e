import type { Message } from '../api/types';

/** A stretch of a conversation without holes, ascending by `seq`, that ends at the newest message known. */
export interface History {
  messages: Message[];
  hasOlder: boolean;
}

export interface Merge {
  history: History;
  /** Messages are missing after this seq; what lies beyond was left out, so that nothing is shown with a hole. */
  gapAfter: number | null;
}

export function lastSeqOf(history: History): number {
  return history.messages.at(-1)?.seq ?? 0;
}

/** Adds what is new, in order and once. Repeats and messages far below the stretch change nothing. */
export function mergeMessages(history: History, incoming: readonly Message[]): Merge {
  const older: Message[] = [];
  const newer: Message[] = [];
  const firstSeq = history.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  const lastSeq = lastSeqOf(history);
  for (const message of incoming) {
    if (message.seq > lastSeq) newer.push(message);
    else if (message.seq < firstSeq) older.push(message);
  }
  const before = contiguousBefore(older, firstSeq);
  const { run, gapAfter } = contiguousAfter(newer, lastSeq);
  if (before.length === 0 && run.length === 0) return { history, gapAfter };
  const messages = [...before, ...history.messages, ...run];
  return { history: { messages, hasOlder: history.hasOlder && messages[0]?.seq !== 1 }, gapAfter };
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
