import { Tooltip } from '@fluentui/react-components';
import { ClockAlarmRegular, PersonClockRegular } from '@fluentui/react-icons';
import type { Reminder } from '../../api/types';
import { isWaiting } from '../../realtime/reminders';
import { changeReminder } from './dialog';
import styles from './Reminders.module.css';
import { useReminderWords } from './useReminderWords';

/** In a message with a reminder: what it waits for on hover, and the way to change it. */
export function ReminderMark({ reminder }: { reminder: Reminder }) {
  const words = useReminderWords();
  return (
    <Tooltip content={words.title(reminder)} relationship="label" positioning="above">
      <button
        type="button"
        className={styles.mark}
        data-testid="reminder-mark"
        data-waits={isWaiting(reminder)}
        onClick={() => changeReminder(reminder)}
      >
        {isWaiting(reminder) ? <PersonClockRegular aria-hidden="true" /> : <ClockAlarmRegular aria-hidden="true" />}
      </button>
    </Tooltip>
  );
}
