import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { markRead } from '../../realtime/runtime';

/** Tells the server what was really on the screen, and only while someone looks. */
export function useReadMarking(conversationId: string, scroller: RefObject<HTMLElement | null>, active: boolean) {
  const seenSeq = useRef(0);
  const isActive = useRef(active);
  const observer = useRef<IntersectionObserver | null>(null);

  const tell = useCallback(() => {
    if (isActive.current && seenSeq.current > 0) markRead(conversationId, seenSeq.current);
  }, [conversationId]);

  useEffect(() => {
    isActive.current = active;
    tell();
  }, [active, tell]);

  /** For the row of each message that is not read yet; returns what to call when the row goes. */
  return useCallback(
    (article: HTMLElement, seq: number) => {
      observer.current ??= new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) {
            if (isIntersecting)
              seenSeq.current = Math.max(seenSeq.current, Number((target as HTMLElement).dataset.seq));
          }
          tell();
        },
        { root: scroller.current, threshold: 0.1 },
      );
      const watching = observer.current;
      article.dataset.seq = String(seq);
      watching.observe(article);
      return () => watching.unobserve(article);
    },
    [scroller, tell],
  );
}
