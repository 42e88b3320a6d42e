import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../api/types';
import { usePerson } from '../contacts/useContacts';
import styles from './ReminderAbout.module.css';
import { ReminderText } from './ReminderText';
import { useReminderPlace } from './useReminderPlace';

/** The message that a reminder is about: who wrote it, where it stands, and how it begins. */
export function ReminderAbout({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const place = useReminderPlace(reminder);
  const creator = usePerson(reminder.createdBy);
  return (
    <>
      <p className={styles.place} dir="auto">
        {place}
      </p>
      {reminder.createdBy !== reminder.userId && (
        <p className={styles.setBy} dir="auto">
          {t('reminders.setBy', { name: creator?.displayName ?? t('actions.somebody') })}
        </p>
      )}
      <p className={styles.text} dir="auto">
        <ReminderText reminder={reminder} />
      </p>
    </>
  );
}
