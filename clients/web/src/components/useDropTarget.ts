import { type DragEvent, useState } from 'react';
import type { Dragging } from './dragging';

/** A place that something can be dropped on: its handlers, and whether something is held over it. */
export function useDropTarget<T>(dragging: Dragging<T>, onDrop: (what: T) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!dragging.what.get()) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
        setOver(false);
      },
      onDrop(event: DragEvent) {
        const what = dragging.what.get();
        if (!what) return;
        event.preventDefault();
        setOver(false);
        onDrop(what);
        dragging.end();
      },
    },
  };
}
