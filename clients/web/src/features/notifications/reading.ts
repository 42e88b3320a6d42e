import { useEffect } from 'react';
import { createStore } from '../../lib/store';

/** The conversation on this tab's screen, whether or not someone looks at it. */
const shown = createStore<string | null>(null);

export function useShownConversation(conversationId: string): void {
  useEffect(() => {
    shown.set(conversationId);
    return () => {
      if (shown.get() === conversationId) shown.set(null);
    };
  }, [conversationId]);
}

/** The conversation that somebody has in front of them in this tab. */
export function readingNow(): string | null {
  return document.visibilityState === 'visible' && document.hasFocus() ? shown.get() : null;
}
