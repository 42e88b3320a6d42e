import { type RefObject, useEffect, useRef } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';
import type { Row } from './rows';

const settleMs = 2000;
const touches = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

interface Place {
  index: number | 'LAST';
  align: 'start' | 'center' | 'end';
  offset?: number;
}

/**
 * Where a conversation opens: where something is to be shown, else at the first new message, else at the newest. Rows get
 * their true heights only when they are rendered, so the place is taken again until the list has settled or someone
 * scrolls. What is to be shown is held in its place by whoever asked for it.
 */
export function useOpeningPosition(
  rows: readonly Row[],
  virtuoso: RefObject<VirtuosoHandle | null>,
  frame: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  wanted: (rows: readonly Row[]) => Place | null,
) {
  const settling = useRef(true);
  const present = useRef(rows);
  present.current = rows;

  useEffect(() => {
    const element = frame.current;
    const settle = () => {
      settling.current = false;
    };
    const timer = setTimeout(settle, settleMs);
    for (const touch of touches) element?.addEventListener(touch, settle, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const touch of touches) element?.removeEventListener(touch, settle);
    };
  }, [frame]);

  const location = (): Place => {
    const place = wanted(present.current);
    if (place) return place;
    const firstNew = present.current.findIndex((row) => row.firstNew);
    return firstNew > 0
      ? ({ index: firstNew, align: 'start', offset: -72 } as const)
      : ({ index: 'LAST', align: 'end' } as const);
  };

  return {
    location,
    onHeightChanged() {
      if (!settling.current || wanted(present.current)) return;
      const place = location();
      // The end needs no heights: asking the list for it would have it measure all anew, and change its height again.
      if (place.index === 'LAST') scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
      else virtuoso.current?.scrollToIndex(place);
    },
  };
}
