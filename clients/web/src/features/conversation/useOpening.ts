import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';
import type { Row } from './rows';

const settleMs = 2000;
const restMs = 150;
const touches = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
/** What stands above the first new message. */
const newOffset = 72;
const rowsBeforeNew = 6;
/** Characters. */
const widestLine = 110;

interface Place {
  index: number | 'LAST';
  align: 'start' | 'center' | 'end';
  offset?: number;
}

/**
 * How a conversation opens: where something is to be shown, else at the first new message, else at the newest.
 *
 * A list that is to open anywhere but at its beginning measures rows over several frames, unseen. So the first screenful comes
 * alone, all of it at once, and what is older is put before it when that has been painted. Rows get their true heights only when
 * they are rendered, so the place is taken again until the list has settled or someone scrolls. What is to be shown is held in its
 * place by whoever asked for it: then there is no first screenful.
 */
export function useOpening(
  all: readonly Row[],
  virtuoso: RefObject<VirtuosoHandle | null>,
  frame: RefObject<HTMLElement | null>,
  wanted: (rows: readonly Row[]) => Place | null,
) {
  const [initialTopMostItemIndex] = useState(() => wanted(all) ?? undefined);
  const [first, setFirst] = useState(() => (wanted(all) ? null : firstScreenful(all, window.innerHeight)));
  const [rested, setRested] = useState(false);
  const rows = useMemo(() => (first ? rowsFrom(all, first.key) : all), [all, first]);
  const present = useRef(rows);
  present.current = rows;

  useEffect(() => {
    const timer = setTimeout(() => setRested(true), restMs);
    // A frame that an effect asks for begins when what was just rendered has been painted, or paints it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setFirst(null));
    });
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, []);

  // Before each paint, as long as the list has not settled: heights are known to the page before the list hears of them.
  const takePlace = useCallback(() => {
    const list = frame.current?.querySelector<HTMLElement>('[data-virtuoso-scroller]');
    if (!list || wanted(present.current)) return;
    const index = present.current.findIndex((row) => row.firstNew);
    const key = index > 0 ? present.current[index]?.key : undefined;
    // The end needs no heights: asking the list for it would have it measure all anew, and change its height again.
    if (key === undefined) {
      list.scrollTop = list.scrollHeight;
      return;
    }
    const article = list.querySelector(`article[data-key="${CSS.escape(key)}"]`);
    if (article) list.scrollTop += article.getBoundingClientRect().top - list.getBoundingClientRect().top - newOffset;
    else virtuoso.current?.scrollToIndex({ index, align: 'start', offset: -newOffset });
  }, [frame, virtuoso, wanted]);

  useLayoutEffect(() => {
    takePlace();
    const element = frame.current;
    const content = element?.querySelector('[data-testid="virtuoso-item-list"]');
    if (!element || !content) return;
    const observer = new ResizeObserver(takePlace);
    observer.observe(content, { box: 'border-box' });
    const settle = () => observer.disconnect();
    const timer = setTimeout(settle, settleMs);
    for (const touch of touches) element.addEventListener(touch, settle, { passive: true });
    return () => {
      settle();
      clearTimeout(timer);
      for (const touch of touches) element.removeEventListener(touch, settle);
    };
  }, [frame, takePlace]);

  return {
    rows,
    /** Only the first screenful is there: what is older is not missing, it comes. */
    partial: first !== null,
    /** What is on the screen has been painted. */
    rested,
    initialItemCount: first?.count,
    initialTopMostItemIndex,
  };
}

interface Screenful {
  /** Of its first row. */
  key: string;
  /** How many rows fill the screen from there. */
  count: number;
}

/** The rows that fill a height, in CSS pixels, where a conversation opens; null where that is all there is. */
export function firstScreenful(all: readonly Row[], screen: number): Screenful | null {
  const newIndex = all.findIndex((row) => row.firstNew);
  let height = screen;
  // Those before the first new one stand above the screen, but for the little that is seen of them.
  let from = newIndex > 0 ? Math.max(0, newIndex - rowsBeforeNew) : all.length;
  let to = newIndex > 0 ? newIndex : all.length;
  while (to < all.length && height > 0) height -= leastHeight(all[to++]);
  while (from > 0 && height > 0) height -= leastHeight(all[--from]);
  const key = all[from]?.key;
  return key !== undefined && from > 0 ? { key, count: to - from } : null;
}

export function rowsFrom(all: readonly Row[], key: string): readonly Row[] {
  const from = all.findIndex((row) => row.key === key);
  return from > 0 ? all.slice(from) : all;
}

/** What a row takes at least, in CSS pixels: its lines in a bubble as wide as it can be, and what stands above it. */
function leastHeight(row: Row | undefined): number {
  if (!row) return 0;
  return 12 + 20 * Math.ceil((row.body.length + 1) / widestLine) + (row.head ? 24 : 0) + (row.day ? 40 : 0);
}
