import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';
import type { Row } from './rows';

/** One message is a tab stop; the arrows move from message to message, also to those that are not rendered yet. */
export function useMessageFocus(
  rows: readonly Row[],
  virtuoso: RefObject<VirtuosoHandle | null>,
  scroller: RefObject<HTMLElement | null>,
) {
  const [chosen, setChosen] = useState<string | null>(null);
  const key = rows.some((row) => row.key === chosen) ? chosen : (rows.at(-1)?.key ?? null);

  function focusRow(index: number): void {
    const row = rows[index];
    if (!row) return;
    setChosen(row.key);
    virtuoso.current?.scrollIntoView({
      index,
      done: () => scroller.current?.querySelector<HTMLElement>(`article[data-key="${CSS.escape(row.key)}"]`)?.focus(),
    });
  }

  return {
    key,
    focusRow,
    onFocus(event: FocusEvent) {
      const focused = event.target.closest<HTMLElement>('article')?.dataset.key;
      if (focused) setChosen(focused);
    },
    onKeyDown(event: KeyboardEvent) {
      if (!(event.target instanceof HTMLElement) || event.target.tagName !== 'ARTICLE') return;
      const index = rows.findIndex((row) => row.key === key);
      const targets: Record<string, number> = {
        ArrowUp: index - 1,
        ArrowDown: index + 1,
        Home: 0,
        End: rows.length - 1,
      };
      const target = targets[event.key];
      if (target === undefined) return;
      event.preventDefault();
      focusRow(Math.min(Math.max(target, 0), rows.length - 1));
    },
  };
}
