import { useCallback } from 'react';
import { readText, writeText } from '../../../lib/preferences';
import { createStore, useStore } from '../../../lib/store';

const name = 'alwaysScroll';
const separator = ' ';

const chosen = createStore<ReadonlySet<string>>(new Set(readText(name)?.split(separator) ?? []));

/** Whether new messages of a conversation are always scrolled to, from wherever one reads; and how to change it. */
export function useAlwaysScroll(conversationId: string): [boolean, (on: boolean) => void] {
  const set = useCallback(
    (on: boolean) => {
      const next = new Set(chosen.get());
      if (on) next.add(conversationId);
      else next.delete(conversationId);
      chosen.set(next);
      writeText(name, [...next].join(separator));
    },
    [conversationId],
  );
  return [useStore(chosen).has(conversationId), set];
}
