import { useQuery } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Reminder } from '../../api/types';
import { reminderCache } from '../../realtime/runtime';

const none: readonly Reminder[] = [];

/** The open reminder of a message. Only a change of this one draws again what uses it. */
export function useReminderOf(messageId: string | undefined): Reminder | undefined {
  const find = useCallback(() => (messageId ? reminderCache.byMessage.get().get(messageId) : undefined), [messageId]);
  return useSyncExternalStore(reminderCache.byMessage.subscribe, find);
}

/** Those that are still to be told or acted on, by time. */
export function useOpenReminders(): readonly Reminder[] {
  return useQuery(reminderCache.openQuery).data ?? none;
}

/** Those that are due and that nobody has acted on. */
export function useDueReminders(): readonly Reminder[] {
  const { data } = useQuery({ ...reminderCache.openQuery, select: dueOf });
  return data ?? none;
}

function dueOf(reminders: readonly Reminder[]): Reminder[] {
  return reminders.filter(({ state }) => state === 'due');
}
