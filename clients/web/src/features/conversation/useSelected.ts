import type { KeyboardEvent, MouseEvent } from 'react';
import { useStore } from '../../lib/store';
import { selection, toggleSelected } from '../actions';

/** The messages of this conversation that are chosen; null while none are being chosen. */
export function useSelected(conversationId: string): ReadonlySet<number> | null {
  const chosen = useStore(selection);
  return chosen?.conversationId === conversationId ? chosen.seqs : null;
}

export function chooseByClick(event: MouseEvent): void {
  if (!(event.target instanceof HTMLElement) || event.target.closest('a, button, input, label')) return;
  toggle(event.target);
}

/** Space on a message, as on any box to tick. */
export function chooseByKey(event: KeyboardEvent): void {
  if (event.key !== ' ' || !(event.target instanceof HTMLElement) || event.target.tagName !== 'ARTICLE') return;
  event.preventDefault();
  toggle(event.target);
}

function toggle(element: HTMLElement): void {
  const article = element.closest<HTMLElement>('article');
  if (article?.dataset.seq && !article.querySelector('input:disabled')) toggleSelected(Number(article.dataset.seq));
}
