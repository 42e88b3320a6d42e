import type { Message } from '../../api/types';
import { createStore } from '../../lib/store';

export type DialogKind = 'versions' | 'info' | 'delete' | 'forward' | 'react';

export interface OpenDialog {
  kind: DialogKind;
  messages: readonly Message[];
}

/** The dialog about messages that is open. */
export const openDialog = createStore<OpenDialog | null>(null);

export function showDialog(kind: DialogKind, ...messages: Message[]): void {
  openDialog.set({ kind, messages });
}

export function closeDialog(): void {
  openDialog.set(null);
}
