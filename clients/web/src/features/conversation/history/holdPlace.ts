import { isModalOpen } from '../../../lib/modal';

/** Heights become known, and corrections come, for so long after the list got there. */
const holdMs = 2000;
const patienceMs = 6000;
/** A menu that closes gives the focus back within so many frames. */
const focusFrames = 40;
/** The list needs some frames to get to where it was sent. */
const framesBetween = 12;
/** What does not stay after so many attempts would only flicker. */
const mostMoves = 4;
const touches = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

interface Place {
  /** The message, once it is rendered. */
  find(): HTMLElement | null | undefined;
  /** Whether the list stands where it shall. */
  reached(): boolean;
  move(): void;
  focus: boolean;
}

/**
 * Sends the list to a place and sees to it that it gets there and stays: heights of rows that were never on the screen
 * are guesses, so that it may end beside it; and a menu that closes takes the focus back to its button. Ends after a
 * while, or when the person goes on by themselves. Returns what ends it.
 */
export function holdPlace({ find, reached, move, focus }: Place): () => void {
  const ended = new AbortController();
  for (const touch of touches) {
    window.addEventListener(touch, () => ended.abort(), { capture: true, passive: true, signal: ended.signal });
  }
  const begin = performance.now();
  let steadySince: number | null = null;
  let frame = 0;
  let toFocus = focus ? focusFrames : 0;
  let had = false;
  const look = () => {
    if (had && isWriting()) ended.abort();
    if (ended.signal.aborted) return;
    const now = performance.now();
    const there = reached();
    if (!there && frame < mostMoves * framesBetween && frame++ % framesBetween === 0) move();
    if (toFocus > 0 && !isModalOpen() && focusOn(find())) {
      had = true;
      toFocus--;
    }
    steadySince = there ? (steadySince ?? now) : null;
    const settled = steadySince !== null && now - steadySince > holdMs && toFocus === 0;
    if (settled || now - begin > patienceMs) ended.abort();
    else requestAnimationFrame(look);
  };
  look();
  return () => ended.abort();
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  if (!element) return false;
  if (document.activeElement === element) return true;
  element.focus({ preventScroll: true });
  return false;
}

/** Someone went to a field, by whatever means. */
function isWriting(): boolean {
  return document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea');
}
