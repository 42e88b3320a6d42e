import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The root of the thread that the address names, and how to leave it: the focus goes back to the root. */
export function useShownThread(conversationId: string | undefined) {
  const [parameters, setParameters] = useSearchParams();
  const seq = Number(parameters.get('thread') ?? Number.NaN);
  const shown = conversationId !== undefined && Number.isSafeInteger(seq) && seq > 0 ? seq : null;
  const close = useCallback(() => {
    setParameters((present) => {
      present.delete('thread');
      present.delete('reply');
      return present;
    });
    if (shown !== null) focusRoot(shown);
  }, [setParameters, shown]);
  return { seq: shown, close };
}

/** The conversation may have to come back first; where the root is not on the screen, the field of the conversation takes it. */
function focusRoot(seq: number): void {
  let frames = 30;
  const focus = () => {
    const page = document.querySelector('[data-testid="conversation"]');
    const root = page?.querySelector<HTMLElement>(`article[data-seq="${seq}"]`);
    if (root) root.focus({ preventScroll: true });
    else if (frames-- > 0) requestAnimationFrame(focus);
    else page?.querySelector<HTMLElement>('textarea')?.focus();
  };
  requestAnimationFrame(focus);
}
