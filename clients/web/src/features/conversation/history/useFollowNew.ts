import { type RefObject, useEffect, useRef } from 'react';
import { showLatest } from './showMessage';

interface Follow {
  /** Null where nothing new comes. */
  conversationId: string | null;
  /** Seq of the newest message, wherever the window is. */
  lastSeq: number;
  /** Key of the newest message that this person wrote and that is on its way. */
  newestOutgoing: string | undefined;
  alwaysScroll: boolean;
  /** Something else is shown over the list. */
  covered: boolean;
  scroller: RefObject<HTMLElement | null>;
}

/**
 * What makes the list go to the end by itself: one's own message always, a new message of others where the person has
 * chosen so. Who stands at the end already is kept there by the list.
 */
export function useFollowNew({
  conversationId,
  lastSeq,
  newestOutgoing,
  alwaysScroll,
  covered,
  scroller,
}: Follow): void {
  const seen = useRef(lastSeq);
  const sent = useRef(newestOutgoing);

  useEffect(() => {
    if (newestOutgoing === sent.current) return;
    sent.current = newestOutgoing;
    if (newestOutgoing && conversationId) void showLatest(conversationId).catch(() => undefined);
  }, [conversationId, newestOutgoing]);

  useEffect(() => {
    const isNew = lastSeq > seen.current;
    seen.current = Math.max(lastSeq, seen.current);
    if (!isNew || !alwaysScroll || covered || !conversationId) return;
    const reading = scroller.current?.contains(document.activeElement) ?? false;
    // Who goes through the messages by keyboard goes on from the new one.
    void showLatest(conversationId, { focus: reading }).catch(() => undefined);
  }, [conversationId, lastSeq, alwaysScroll, covered, scroller]);
}
