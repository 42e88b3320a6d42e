import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/queryClient';
import { reminderApi } from '../../api/reminder';
import type { Reminder, ReminderEntry } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { ReadDialog } from '../../components/ReadDialog';
import { SkeletonRows } from '../../components/Skeleton';
import { useFormats } from '../../i18n/format';
import { errorText } from '../../lib/errorText';
import { useContacts } from '../contacts';
import styles from './HistoryDialog.module.css';

const known = ['created', 'changed', 'fired', 'snoozed', 'dismissed', 'completed'] as const;

/** What happened to a reminder: what, when and by whom, the latest first. */
export function HistoryDialog({ reminder, onClose }: { reminder: Reminder; onClose(): void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: keys.reminderHistory(reminder.id, reminder.version),
    queryFn: ({ signal }) => reminderApi.history(reminder.id, signal),
  });
  return (
    <ReadDialog title={t('reminders.historyTitle')} onClose={onClose} className={styles.dialog}>
      {error && !data && <p role="alert">{errorText(error)}</p>}
      {!data && !error && <SkeletonRows count={3} />}
      {data && (
        <ol className={styles.entries}>
          {data.map((entry) => (
            <Entry key={`${entry.what} ${entry.at}`} entry={entry} />
          ))}
        </ol>
      )}
    </ReadDialog>
  );
}

function Entry({ entry: { what, at, by } }: { entry: ReminderEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const word = known.find((one) => one === what);
  const name = by === userId ? t('actions.you') : (by && contacts?.peopleById.get(by)?.displayName) || null;
  return (
    <li data-testid="reminder-entry">
      <span className={styles.what}>{word ? t(`reminders.happened.${word}`) : what}</span>
      <span className={styles.whom}>
        <time dateTime={at}>{formats.occasion(at)}</time>
        {by && <span dir="auto">{name ?? t('actions.somebody')}</span>}
      </span>
    </li>
  );
}
