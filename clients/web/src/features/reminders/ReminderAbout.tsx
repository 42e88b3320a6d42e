import type { Reminder } from '../../api/types';
import styles from './ReminderAbout.module.css';
import { ReminderText } from './ReminderText';
import { useReminderPlace } from './useReminderPlace';

/** The message that a reminder is about: who wrote it, where it stands, and how it begins. */
export function ReminderAbout({ reminder }: { reminder: Reminder }) {
  const place = useReminderPlace(reminder);
  return (
    <>
      <p className={styles.place} dir="auto">
        {place}
      </p>
      <p className={styles.text} dir="auto">
        <ReminderText reminder={reminder} />
      </p>
    </>
  );
}
