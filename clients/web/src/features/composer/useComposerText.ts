import { useEffect, useRef, useState } from 'react';
import { drafts } from '../../drafts';
import { bodyLimit, byteLength, hasVisibleText, normalizeBody } from '../../lib/body';
import { useStore } from '../../lib/store';
import { fromBody, type Mentioned, toBody } from './mentionText';

/** What stands in the field. It is the conversation's draft, unless a message is being edited: then it is nobody's. */
export function useComposerText(conversationId: string, edited: string | null) {
  const stored = useStore(drafts.texts)[conversationId] ?? '';
  const [initial] = useState(() => fromBody(edited ?? stored));
  const [text, setText] = useState(initial.text);
  const mentioned = useRef(initial.mentioned);
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

  function change(next: string): void {
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
    /** Before the name is put into the text. */
    mention(who: Mentioned) {
      mentioned.current = [...mentioned.current.filter(({ name }) => name !== who.name), who];
    },
  };
}

export type ComposerText = ReturnType<typeof useComposerText>;
