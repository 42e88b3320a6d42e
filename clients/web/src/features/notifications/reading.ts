import { useEffect } from 'react';
import { createStore } from '../../lib/store';

/** The conversations on this tab's screen, whether or not someone looks at them: one, and perhaps a thread beside it. */
const shown = createStore<readonly string[]>([]);

export function useShownConversation(conversationId: string): void {
  useEffect(() => {
    shown.set([...shown.get(), conversationId]);
    return () => {
      const at = shown.get().indexOf(conversationId);
      shown.set(shown.get().toSpliced(at, 1));
    };
  }, [conversationId]);
}

/** The conversations that somebody has in front of them in this tab. */
export function readingNow(): readonly string[] {
  return document.visibilityState === 'visible' && document.hasFocus() ? shown.get() : [];
}
