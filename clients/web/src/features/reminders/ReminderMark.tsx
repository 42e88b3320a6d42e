import { Tooltip } from '@fluentui/react-components';
import { ClockAlarmRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../api/types';
import { useFormats } from '../../i18n/format';
import { timeOf } from '../../realtime/reminders';
import { changeReminder } from './dialog';
import styles from './Reminders.module.css';

/** In a message with a reminder: the time on hover, and the way to change it. */
export function ReminderMark({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Tooltip
      content={t('reminders.title', { time: formats.occasion(timeOf(reminder)) })}
      relationship="label"
      positioning="above"
    >
      <button
        type="button"
        className={styles.mark}
        data-testid="reminder-mark"
        onClick={() => changeReminder(reminder)}
      >
        <ClockAlarmRegular aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
