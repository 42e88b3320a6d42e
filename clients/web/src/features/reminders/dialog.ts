import type { Subject } from '../../api/reminder';
import type { Message, Reminder } from '../../api/types';
import { createStore } from '../../lib/store';
import { reminderCache } from '../../realtime/runtime';

/** The dialog that is open: when to remind of a message, what to do about a reminder that is due, or what happened to one. */
export type ReminderDialogOf =
  | { kind: 'time'; subject: Subject; authorId: string; reminder: Reminder | null }
  | { kind: 'snooze'; reminder: Reminder }
  | { kind: 'history'; reminder: Reminder };

export const openDialog = createStore<ReminderDialogOf | null>(null);

/** Asks when to remind of a message; of one that has an open reminder, what to change about it. */
export function remindOf({ conversationId, id, seq, authorId }: Message): void {
  const reminder = reminderCache.byMessage.get().get(id) ?? null;
  openDialog.set({ kind: 'time', subject: { conversationId, messageId: id, seq }, authorId, reminder });
}

export function changeReminder(reminder: Reminder): void {
  const { conversationId, messageId, seq, messageAuthorId: authorId } = reminder;
  openDialog.set({ kind: 'time', subject: { conversationId, messageId, seq }, authorId, reminder });
}

export function snoozeReminder(reminder: Reminder): void {
  openDialog.set({ kind: 'snooze', reminder });
}

export function showHistory(reminder: Reminder): void {
  openDialog.set({ kind: 'history', reminder });
}

export function closeDialog(): void {
  openDialog.set(null);
}
