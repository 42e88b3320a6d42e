import type { Subject } from '../../api/reminder';
import type { Message, Reminder } from '../../api/types';
import { createStore } from '../../lib/store';
import { reminderCache } from '../../realtime/runtime';

/** The dialog that is open: when to remind of a message, or what to do about a reminder that is due. */
export type ReminderDialogOf =
  | { kind: 'time'; subject: Subject; reminder: Reminder | null }
  | { kind: 'snooze'; reminder: Reminder };

export const openDialog = createStore<ReminderDialogOf | null>(null);

/** Asks when to remind of a message; of one that has an open reminder, what to change about it. */
export function remindOf({ conversationId, id, seq }: Message): void {
  const reminder = reminderCache.byMessage.get().get(id) ?? null;
  openDialog.set({ kind: 'time', subject: { conversationId, messageId: id, seq }, reminder });
}

export function changeReminder(reminder: Reminder): void {
  const { conversationId, messageId, seq } = reminder;
  openDialog.set({ kind: 'time', subject: { conversationId, messageId, seq }, reminder });
}

export function snoozeReminder(reminder: Reminder): void {
  openDialog.set({ kind: 'snooze', reminder });
}

export function closeDialog(): void {
  openDialog.set(null);
}
