import { type DragEvent, useEffect } from 'react';
import { createStore, type Store, useStore } from '../lib/store';

/** What is being dragged, of one sort: browsers hide the data until it is dropped, and every place has to know before. */
export interface Dragging<T> {
  what: Store<T | null>;
  /** `text` is what other programs get; null for something that cannot be dragged. */
  start(event: DragEvent, what: T | null, text?: string): void;
  end(): void;
}

export function createDragging<T>(): Dragging<T> {
  const what = createStore<T | null>(null);
  return {
    what,
    start(event, started, text = '') {
      if (!started) {
        event.preventDefault();
        return;
      }
      event.dataTransfer.effectAllowed = 'copyMove';
      event.dataTransfer.setData('text/plain', text);
      // The browser takes its picture of the row first; a change of the page now would end the drag in Chromium.
      setTimeout(() => what.set(started));
    },
    end: () => what.set(null),
  };
}

/** A row that was scrolled away while it was dragged tells nobody of the end: any movement of the pointer does. */
export function useForgottenDrag<T>({ what, end }: Dragging<T>): void {
  const dragged = useStore(what);
  useEffect(() => {
    if (!dragged) return;
    window.addEventListener('pointermove', end);
    return () => window.removeEventListener('pointermove', end);
  }, [dragged, end]);
}
