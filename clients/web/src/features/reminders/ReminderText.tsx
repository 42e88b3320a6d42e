import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../api/types';
import { PlainBody } from '../markdown';
import styles from './Reminders.module.css';

/** What the message says, or why that is not shown. */
export function ReminderText({ reminder: { message, excerpt } }: { reminder: Reminder }) {
  const { t } = useTranslation();
  if (message === 'deleted') return <em className={styles.gone}>{t('reminders.deleted')}</em>;
  if (message === 'unavailable') return <em className={styles.gone}>{t('reminders.unavailable')}</em>;
  return <PlainBody body={excerpt ?? ''} />;
}
