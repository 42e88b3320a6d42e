import type { AccountSettings, Reminder } from '../../api/types';
import { isQuiet } from '../notifications/quietHours';
import { occurrenceOf } from './marks';

export interface Circumstances {
  settings: AccountSettings;
  doNotDisturb: boolean;
  now: Date;
}

/** Whether reminders that are due wait for a better moment: the end of quiet hours and of "do not disturb". */
export function isHeld({ settings, doNotDisturb, now }: Circumstances): boolean {
  return settings.holdReminders && (doNotDisturb || isQuiet(settings.quietHours, now));
}

/** The cards: what is due, without what was put away in this browser; the latest on top. */
export function shownOf(due: readonly Reminder[], hidden: readonly string[], held: boolean): Reminder[] {
  return held ? [] : due.filter((reminder) => !hidden.includes(occurrenceOf(reminder))).toReversed();
}

/** What a reminder that is due does besides its card. */
export function alarmOf(settings: AccountSettings, isInFront: boolean): { sound: boolean; notify: boolean } {
  return { sound: settings.sounds, notify: settings.notifications && !isInFront };
}
