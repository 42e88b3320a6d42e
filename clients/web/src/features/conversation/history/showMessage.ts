import { createStore } from '../../../lib/store';
import { chatCache } from '../../../realtime/runtime';
import { threadAddress } from '../../../realtime/threads';
import { clearPeriod } from './shownPeriod';

/** What the list of a conversation shall move to next. */
export interface Target {
  conversationId: string;
  /** `latest` is the end of the conversation. */
  seq: number | 'latest';
  /** Marks the message for a moment. */
  highlight: boolean;
  /** Gives the message the focus: whoever asked for it goes on from there. */
  focus: boolean;
  /** The window that holds it: a list that still shows another one waits. */
  window: number | undefined;
}

export const target = createStore<Target | null>(null);

/**
 * Shows a message of a conversation, loading what is around it where needed. The conversation need not be open: who
 * calls this goes to `/chats/{conversationId}` then. Rejects when the messages cannot be loaded.
 */
export async function showMessage(conversationId: string, seq: number, { highlight = true } = {}): Promise<void> {
  const window = await chatCache.showAround(conversationId, seq);
  clearPeriod();
  target.set({ conversationId, seq, highlight, focus: true, window });
}

/** Shows the newest messages; with the focus on the last of them for whoever asked for it. */
export async function showLatest(conversationId: string, { focus = false } = {}): Promise<void> {
  const window = await chatCache.showLatest(conversationId);
  clearPeriod();
  target.set({ conversationId, seq: 'latest', highlight: false, focus, window });
}

/** Gives a message the focus where it is on the screen. */
export function focusMessage(conversationId: string, seq: number): void {
  const list = document.querySelector(`[data-conversation="${conversationId}"]`);
  list?.querySelector<HTMLElement>(`article[data-seq="${seq}"]`)?.focus({ preventScroll: true });
}

/** The address of a message, for people who are in its conversation. */
export function messageLink(conversationId: string, seq: number): string {
  return new URL(messagePath(conversationId, seq), window.location.origin).href;
}

/** The same within the app. */
export function messagePath(conversationId: string, seq: number): string {
  const thread = chatCache.conversation(conversationId)?.thread;
  return thread
    ? `${threadAddress(thread.conversationId, thread.seq)}&reply=${seq}`
    : `/chats/${conversationId}?message=${seq}`;
}
