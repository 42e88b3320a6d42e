import { useEffect, useRef, useState } from 'react';
import { drafts } from '../../drafts';
import { bodyLimit, byteLength, hasVisibleText, normalizeBody } from '../../lib/body';
import { useStore } from '../../lib/store';
import { afterChange, fromBody, type Mentioned, toBody } from './mentionText';

/** What stands in the field. It is the conversation's draft, unless a message is being edited: then it is nobody's. */
export function useComposerText(conversationId: string, edited: string | null) {
  const stored = useStore(drafts.texts)[conversationId] ?? '';
  const [initial] = useState(() => fromBody(edited ?? stored));
  const [text, setText] = useState(initial.text);
  const mentioned = useRef<readonly Mentioned[]>(initial.mentioned);
  const written = useRef(stored);

  // Another device wrote, sent, or threw it away.
  useEffect(() => {
    if (edited !== null || stored === written.current) return;
    const next = fromBody(stored);
    written.current = stored;
    mentioned.current = next.mentioned;
    setText(next.text);
  }, [stored, edited]);

  const body = normalizeBody(toBody(text, mentioned.current));
  const remaining = bodyLimit - byteLength(body);

  /** What was typed, put in or taken away ends at the caret. */
  function change(next: string, caret = next.length): void {
    mentioned.current = afterChange(mentioned.current, text, next, caret);
    setText(next);
    if (edited !== null) return;
    const draft = toBody(next, mentioned.current);
    written.current = draft.trim() === '' ? '' : draft;
    drafts.keep(conversationId, draft);
  }

  return {
    text,
    body,
    remaining,
    canSend: remaining >= 0 && hasVisibleText(body),
    change,
    clear: () => change(''),
    /** Before the name is put into the text, at this place. */
    mention(who: Mentioned, at: number) {
      mentioned.current = [...mentioned.current, { ...who, at }];
    },
  };
}

export type ComposerText = ReturnType<typeof useComposerText>;
