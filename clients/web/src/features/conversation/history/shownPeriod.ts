import { createStore, useStore } from '../../../lib/store';
import type { ChosenPeriod } from './periods';

/** A period that is shown over a conversation, and where that conversation ended when it was chosen. */
export interface ShownPeriod extends ChosenPeriod {
  conversationId: string;
  lastSeq: number;
}

/** One at a time: it goes when it is cleared, when something else of the conversation is shown, and with the conversation. */
export const shownPeriod = createStore<ShownPeriod | null>(null);

export function clearPeriod(): void {
  shownPeriod.set(null);
}

export function usePeriodOf(conversationId: string): ShownPeriod | null {
  const shown = useStore(shownPeriod);
  return shown?.conversationId === conversationId ? shown : null;
}
