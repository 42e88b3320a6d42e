import { createStore } from '../../lib/store';

export interface Selection {
  conversationId: string;
  seqs: ReadonlySet<number>;
}

/** What the server forwards in one call. */
export const selectionLimit = 100;

/** The messages that are chosen, in one conversation at a time; null when none are being chosen. */
export const selection = createStore<Selection | null>(null);

export function beginSelection(conversationId: string, seq: number): void {
  selection.set({ conversationId, seqs: new Set([seq]) });
}

export function endSelection(): void {
  selection.set(null);
}

/** Choosing the last one away ends it. */
export function toggleSelected(seq: number): void {
  const present = selection.get();
  if (!present) return;
  const seqs = new Set(present.seqs);
  if (!seqs.delete(seq)) {
    if (seqs.size >= selectionLimit) return;
    seqs.add(seq);
  }
  selection.set(seqs.size === 0 ? null : { ...present, seqs });
}
