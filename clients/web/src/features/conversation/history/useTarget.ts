import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';
import { useStore } from '../../../lib/store';
import type { Row } from '../rows';
import { holdPlace } from './holdPlace';
import { type Target, target } from './showMessage';

const highlightMs = 3000;
/** The end counts as reached when so little is left. */
const endTolerance = 4;

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
  const present = useRef(rows);
  present.current = rows;
  const release = useRef<() => void>(undefined);
  const [highlighted, setHighlighted] = useState<string | null>(null);

  const goTo = useCallback(
    (wanted: Target) => {
      const row = () => present.current[indexOf(present.current, wanted)];
      const find = () => {
        const key = row()?.key;
        return key && scroller.current?.querySelector<HTMLElement>(`article[data-key="${CSS.escape(key)}"]`);
      };
      let moves = 0;
      release.current?.();
      release.current = holdPlace({
        find: () => find() || null,
        reached: () => isReached(scroller.current, wanted.seq === 'latest' ? 'end' : find() || null),
        move: () => {
          const article = find();
          // What is rendered has a place of its own; asking the list for it again would have it measure all anew.
          if (article && moves++ > 0) scrollTo(scroller.current, article, wanted);
          else virtuoso.current?.scrollToIndex(locationOf(present.current, wanted));
        },
        focus: wanted.focus,
      });
    },
    [virtuoso, scroller],
  );
  useEffect(() => () => release.current?.(), []);

  useEffect(() => {
    if (!mine) return;
    target.set(null);
    place.current = mine;
    const row = rows[indexOf(rows, mine)];
    if (!row) return;
    goTo(mine);
    if (mine.highlight) setHighlighted(row.key);
  }, [mine, rows, goTo]);

  useEffect(() => {
    if (highlighted === null) return;
    const timer = setTimeout(() => setHighlighted(null), highlightMs);
    return () => clearTimeout(timer);
  }, [highlighted]);

  return {
    highlighted,
    /** Where the list stands because of the last target; null before the first. */
    location: useCallback((present: readonly Row[]) => (place.current ? locationOf(present, place.current) : null), []),
  };
}

function scrollTo(list: HTMLElement | null, article: HTMLElement, { seq }: Target): void {
  if (seq === 'latest') list?.scrollTo({ top: list.scrollHeight });
  else article.scrollIntoView({ block: 'center' });
}

function locationOf(rows: readonly Row[], wanted: Target) {
  const index = indexOf(rows, wanted);
  return wanted.seq === 'latest' ? ({ index, align: 'end' } as const) : ({ index, align: 'center' } as const);
}

/** Whether a message can be seen, or at least a screenful of it; or whether the list stands at its end. */
function isReached(list: HTMLElement | null, place: HTMLElement | 'end' | null): boolean {
  if (!list || !place) return false;
  if (place === 'end') return list.scrollHeight - list.scrollTop - list.clientHeight <= endTolerance;
  const seen = list.getBoundingClientRect();
  const { top, bottom } = place.getBoundingClientRect();
  return top >= seen.top && (bottom <= seen.bottom || bottom - top > seen.height) && top < seen.bottom;
}
