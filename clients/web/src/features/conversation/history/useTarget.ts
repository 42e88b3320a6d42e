import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';
import { useStore } from '../../../lib/store';
import type { Row } from '../rows';
import { type Target, target } from './showMessage';

const highlightMs = 3000;

function indexOf(rows: readonly Row[], { seq }: Target): number {
  if (seq === 'latest') return rows.length - 1;
  const index = rows.findIndex((row) => row.seq !== null && row.seq >= seq);
  return index < 0 ? rows.length - 1 : index;
}

/** Moves the list to what `showMessage` asks for: at once when the list opens with it, else by scrolling. */
export function useTarget(
  conversationId: string | null,
  window: number | undefined,
  rows: readonly Row[],
  virtuoso: RefObject<VirtuosoHandle | null>,
  scroller: RefObject<HTMLElement | null>,
) {
  const wanted = useStore(target);
  const mine = wanted?.conversationId === conversationId && wanted.window === window ? wanted : null;
  const [opening] = useState(mine);
  // Taken again while the heights of the rows become known.
  const place = useRef(opening);
  const [highlighted, setHighlighted] = useState<string | null>(null);

  const reach = useCallback(
    (key: string) => {
      const find = () => scroller.current?.querySelector<HTMLElement>(`article[data-key="${CSS.escape(key)}"]`);
      let frames = 120;
      // The row may not be there yet, and while the list is measured it is hidden, where nothing takes the focus.
      const focus = () => {
        const article = find();
        article?.focus({ preventScroll: true });
        if ((!article || document.activeElement !== article) && frames-- > 0) requestAnimationFrame(focus);
      };
      requestAnimationFrame(focus);
    },
    [scroller],
  );

  useEffect(() => {
    if (!mine) return;
    target.set(null);
    place.current = mine;
    const index = indexOf(rows, mine);
    const row = rows[index];
    if (!row) return;
    if (mine !== opening) virtuoso.current?.scrollToIndex({ index, align: mine.seq === 'latest' ? 'end' : 'center' });
    if (!mine.highlight) return;
    setHighlighted(row.key);
    reach(row.key);
  }, [mine, opening, rows, virtuoso, reach]);

  useEffect(() => {
    if (highlighted === null) return;
    const timer = setTimeout(() => setHighlighted(null), highlightMs);
    return () => clearTimeout(timer);
  }, [highlighted]);

  return {
    highlighted,
    /** Where the list stands because of the last target; null before the first. */
    location: useCallback((present: readonly Row[]) => {
      if (!place.current) return null;
      const index = indexOf(present, place.current);
      return place.current.seq === 'latest' ? { index, align: 'end' as const } : { index, align: 'center' as const };
    }, []),
  };
}
