import i18n from 'i18next';
import { ApiError } from '../../api/problem';
import { reminderApi } from '../../api/reminder';
import type { Reminder } from '../../api/types';
import { toast } from '../../components/Toasts';
import { createFormats, localeOf } from '../../i18n/format';
import { errorText } from '../../lib/errorText';
import { reminderCache } from '../../realtime/runtime';

/** What can be done about a reminder with one click: done at once, and said where it fails. */
export const act = {
  async snooze(reminder: Reminder, hours: number): Promise<void> {
    const snoozed = await tell(() => reminderApi.snooze(reminder.id, hours), reminder);
    if (snoozed?.nextAt) toast(i18n.t('reminders.snoozed', { time: format().occasion(snoozed.nextAt) }));
  },

  async dismiss(reminder: Reminder): Promise<void> {
    await tell(() => reminderApi.dismiss(reminder.id), reminder);
  },

  async complete(reminder: Reminder): Promise<void> {
    await tell(() => reminderApi.complete(reminder.id), reminder);
  },

  async remove({ id }: Reminder): Promise<void> {
    try {
      await reminderApi.remove(id);
    } catch (error) {
      if (!isGone(error)) return toast(errorText(error), 'failed');
    }
    reminderCache.remove(id);
  },
};

async function tell(ask: () => Promise<Reminder>, { id }: Reminder): Promise<Reminder | undefined> {
  try {
    const changed = await ask();
    reminderCache.apply(changed);
    return changed;
  } catch (error) {
    if (isGone(error)) reminderCache.remove(id);
    toast(errorText(error), 'failed');
    return undefined;
  }
}

/** Deleted on another device meanwhile. */
function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

function format() {
  return createFormats(localeOf(i18n.language));
}
