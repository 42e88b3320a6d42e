import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../api/types';
import { useFormats } from '../../i18n/format';
import { isWaiting, timeOf } from '../../realtime/reminders';
import { useContacts } from '../contacts';

interface ReminderWords {
  /** Of the mark and the card: "Reminder: Friday, 9:00", "Reminder: when Anna comes online", "Anna is online now". */
  title(reminder: Reminder): string;
  /** In the list: the time, or whom it waits or waited for. */
  when(reminder: Reminder): string;
}

/** How a reminder says what it waits for. */
export function useReminderWords(): ReminderWords {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data: contacts } = useContacts();
  const nameOf = useCallback(
    (id: string) => contacts?.peopleById.get(id)?.displayName ?? t('actions.somebody'),
    [contacts, t],
  );

  function title(reminder: Reminder): string {
    const { whenOnline, state } = reminder;
    if (whenOnline === null) return t('reminders.title', { time: formats.occasion(timeOf(reminder)) });
    return t(state === 'pending' ? 'reminders.titleOnline' : 'reminders.isOnline', { name: nameOf(whenOnline) });
  }

  function when(reminder: Reminder): string {
    const { whenOnline } = reminder;
    const time = formats.occasion(timeOf(reminder));
    if (whenOnline === null) return time;
    const name = nameOf(whenOnline);
    return isWaiting(reminder) ? t('reminders.whenOnline', { name }) : t('reminders.cameOnline', { name, time });
  }

  return { title, when };
}
