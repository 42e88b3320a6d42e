import type { Reminder } from '../../api/types';
import { dayOf } from '../../i18n/format';
import { isWaiting, timeOf } from '../../realtime/reminders';

export const groupNames = ['overdue', 'today', 'later', 'online'] as const;
export type GroupName = (typeof groupNames)[number];

export interface ReminderGroup {
  name: GroupName;
  reminders: readonly Reminder[];
}

/** The open reminders as they concern somebody now, without groups that have none. */
export function groupsOf(open: readonly Reminder[], now: Date): ReminderGroup[] {
  return groupNames
    .map((name) => ({ name, reminders: open.filter((reminder) => groupOf(reminder, now) === name) }))
    .filter(({ reminders }) => reminders.length > 0);
}

function groupOf(reminder: Reminder, now: Date): GroupName {
  if (isWaiting(reminder)) return 'online';
  const time = new Date(timeOf(reminder));
  if (reminder.state === 'due' || time <= now) return 'overdue';
  return dayOf(time) === dayOf(now) ? 'today' : 'later';
}
