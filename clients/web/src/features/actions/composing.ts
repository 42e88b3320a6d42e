import type { Message } from '../../api/types';
import { createStore } from '../../lib/store';

/** What the composer is about besides a new message: an answer, or the new text of a message. */
export interface Composing {
  kind: 'reply' | 'edit';
  message: Message;
  /** What was written already, when an edit did not go through. */
  text?: string;
}

/** By conversation: going to another one and back loses nothing. */
export const composing = createStore<Readonly<Record<string, Composing>>>({});

export function beginReply(message: Message): void {
  begin({ kind: 'reply', message });
}

export function beginEdit(message: Message, text?: string): void {
  begin({ kind: 'edit', message, text });
}

export function endComposing(conversationId: string): void {
  const { [conversationId]: _, ...others } = composing.get();
  composing.set(others);
}

function begin(next: Composing): void {
  composing.set({ ...composing.get(), [next.message.conversationId]: next });
}
