import { CheckmarkCircleRegular, ClockAlarmRegular, CloudErrorRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { Reminder } from '../../api/types';
import { Notice } from '../../components/Notice';
import { ShowMore } from '../../components/ShowMore';
import { SkeletonRows } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { useNow } from '../../lib/useNow';
import { reminderCache } from '../../realtime/runtime';
import { groupsOf } from './groups';
import { ReminderItem } from './ReminderItem';
import styles from './RemindersPage.module.css';
import { useOpenReminder } from './useOpenReminder';

const lookAgainMs = 15_000;

/** What this person wants to be reminded of, and what they were. */
export function RemindersPage() {
  const { t } = useTranslation();
  useNamedReminder();
  return (
    <main className={styles.page}>
      <div className={styles.content}>
        <h1>{t('reminders.pageTitle')}</h1>
        <Tabs
          label={t('reminders.pageTitle')}
          tabs={[
            { key: 'open', title: t('reminders.open'), content: <OpenReminders /> },
            { key: 'done', title: t('reminders.done'), content: <DoneReminders /> },
          ]}
        />
      </div>
    </main>
  );
}

/** `/reminders/{id}`, as a system notification has it, leads to the message. */
function useNamedReminder(): void {
  const { t } = useTranslation();
  const { reminderId } = useParams();
  const navigate = useNavigate();
  const open = useOpenReminder();
  useEffect(() => {
    if (!reminderId) return;
    let left = false;
    reminderCache
      .load(reminderId)
      .then(async (reminder) => {
        if (left) return;
        await navigate('/reminders', { replace: true });
        if (reminder) await open(reminder);
        else toast(t('error.codes.not_found'), 'failed');
      })
      .catch((error) => !left && toast(errorText(error), 'failed'));
    return () => {
      left = true;
    };
  }, [reminderId, navigate, open, t]);
}

function OpenReminders() {
  const { t } = useTranslation();
  const { data, isError, refetch } = useQuery(reminderCache.openQuery);
  const now = useNow(lookAgainMs);
  if (!data && isError) return <Failed onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows count={4} />;
  if (data.length === 0)
    return <Notice icon={<ClockAlarmRegular />} title={t('reminders.noneTitle')} text={t('reminders.noneText')} />;
  return groupsOf(data, now).map(({ name, reminders }) => (
    <Group key={name} title={t(`reminders.group.${name}`)} urgent={name === 'overdue'}>
      {reminders.map((reminder) => (
        <ReminderItem key={reminder.id} reminder={reminder} />
      ))}
    </Group>
  ));
}

function Group({ title, urgent, children }: { title: string; urgent: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id} data-urgent={urgent}>
        {title}
      </h2>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

function DoneReminders() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(reminderCache.doneQuery);
  if (!pages.data && pages.isError) return <Failed onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <SkeletonRows count={4} />;
  const done: Reminder[] = pages.data.pages.flatMap(({ items }) => items);
  if (done.length === 0) return <Notice icon={<CheckmarkCircleRegular />} title={t('reminders.noneDone')} />;
  return (
    <>
      <ul className={styles.list}>
        {done.map((reminder) => (
          <ReminderItem key={reminder.id} reminder={reminder} />
        ))}
      </ul>
      <ShowMore pages={pages} label={t('reminders.more')} />
    </>
  );
}

function Failed({ onRetry }: { onRetry(): void }) {
  const { t } = useTranslation();
  return (
    <Notice
      role="alert"
      icon={<CloudErrorRegular />}
      title={t('reminders.failed')}
      text={t('error.network')}
      action={{ label: t('error.retry'), onClick: onRetry }}
    />
  );
}
