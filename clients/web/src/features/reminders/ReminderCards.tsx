import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Reminder } from '../../api/types';
import { useLayout } from '../../lib/layout';
import { occurrenceOf } from './marks';
import { ReminderCard } from './ReminderCard';
import styles from './ReminderCards.module.css';

interface ReminderCardsProps {
  reminders: readonly Reminder[];
  onHide(reminder: Reminder): void;
}

/** The reminders that are due, in a corner; where there is no room for all, the latest and the way to the others. */
export function ReminderCards({ reminders, onHide }: ReminderCardsProps) {
  const { t } = useTranslation();
  const most = useLayout() === 'narrow' ? 1 : 3;
  if (reminders.length === 0) return null;
  const more = reminders.length - most;
  return (
    <section className={styles.stack} aria-label={t('reminders.dueNow')} data-testid="reminder-cards">
      {reminders.slice(0, most).map((reminder) => (
        <ReminderCard key={occurrenceOf(reminder)} reminder={reminder} onHide={() => onHide(reminder)} />
      ))}
      {more > 0 && (
        <Link to="/reminders" className={styles.more}>
          {t('reminders.moreDue', { count: more })}
        </Link>
      )}
    </section>
  );
}
