import type { KeyboardEvent } from 'react';
import type { Message } from '../../api/types';
import { remindOf } from './dialog';

/** On a message that has the focus, in whatever layout the keyboard stands. */
export const remindKey = 'M';

export function remindByKey(
  event: KeyboardEvent,
  messageOf: (article: HTMLElement) => Message | null | undefined,
): void {
  const { code, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (code !== `Key${remindKey}` || ctrlKey || metaKey || altKey || shiftKey) return;
  if (!(target instanceof HTMLElement) || target.tagName !== 'ARTICLE') return;
  const message = messageOf(target);
  if (!message || message.deletedAt != null) return;
  event.preventDefault();
  remindOf(message);
}
