import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { messagesApi } from '../../api/messages';
import { keys } from '../../api/queryClient';
import type { Conversation, Message, Recipient } from '../../api/types';
import { Avatar } from '../../components/Avatar';
import { SkeletonRows } from '../../components/Skeleton';
import { useFormats } from '../../i18n/format';
import { useContacts } from '../contacts';
import { Deliveries } from '../notifications/Deliveries';
import styles from './Dialogs.module.css';
import { MessageDialog } from './MessageDialog';
import { useNames } from './useNames';

/** When a message was sent, and who has received and seen it. Receipts that come meanwhile move people up. */
export function InfoDialog({ conversation, message }: { conversation: Conversation; message: Message }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useNames(conversation);
  const { conversationId, seq } = message;
  const { members, othersDeliveredSeq, othersReadSeq } = conversation;
  const receipts = [{ deliveredSeq: othersDeliveredSeq, readSeq: othersReadSeq }, ...members]
    .map(({ deliveredSeq, readSeq }) => `${deliveredSeq}/${readSeq}`)
    .join();
  const { data: info, isError } = useQuery({
    queryKey: [...keys.messageInfo(conversationId, seq), receipts],
    queryFn: ({ signal }) => messagesApi.info(message, signal),
    placeholderData: (previous) => previous,
    staleTime: 0,
  });
  const time = (iso: string) => `${formats.day(iso)}, ${formats.time(iso)}`;
  return (
    <MessageDialog title={t('actions.info')}>
      <dl className={styles.facts}>
        <dt>{t('actions.author')}</dt>
        <dd>{nameOf(message.authorId)}</dd>
        <dt>{t('actions.sentAt')}</dt>
        <dd>{time(message.createdAt)}</dd>
        {message.editedAt && (
          <>
            <dt>{t('actions.editedAt')}</dt>
            <dd>{time(message.editedAt)}</dd>
          </>
        )}
        {message.deletedAt && (
          <>
            <dt>{t('actions.deletedAt')}</dt>
            <dd>{time(message.deletedAt)}</dd>
          </>
        )}
      </dl>
      {isError && <p role="alert">{t('error.network')}</p>}
      {!info && !isError && <SkeletonRows count={2} />}
      {info && (
        <>
          {!info.readsShown && <p className={styles.hidden}>{t('actions.readsHidden')}</p>}
          <People title={t('actions.readBy', { count: info.readCount })} people={info.read} total={info.readCount} />
          <People
            title={t('actions.deliveredTo', { count: info.deliveredCount })}
            people={info.delivered}
            total={info.deliveredCount}
          />
          <People
            title={t('actions.waitsFor', { count: info.waitingCount })}
            people={info.waiting}
            total={info.waitingCount}
          />
        </>
      )}
      <Deliveries conversation={conversation} message={message} />
    </MessageDialog>
  );
}

function People({ title, people, total }: { title: string; people: readonly Recipient[]; total: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data: contacts } = useContacts();
  if (total === 0) return null;
  const when = (key: 'actions.receivedAt' | 'actions.seenAt', iso: string | null) =>
    iso && <time dateTime={iso}>{t(key, { time: `${formats.day(iso)}, ${formats.time(iso)}` })}</time>;
  return (
    <section className={styles.people} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {people.map(({ userId, displayName, deliveredAt, readAt }) => {
          const person = contacts?.peopleById.get(userId);
          const name = displayName ?? person?.displayName ?? t('actions.somebody');
          return (
            <li key={userId} data-testid="receipt">
              <Avatar id={userId} name={name} photoUrl={person?.photoUrl} size="small" />
              <span className={styles.who}>
                <span dir="auto">{name}</span>
                <span className={styles.times}>
                  {when('actions.receivedAt', deliveredAt)}
                  {when('actions.seenAt', readAt)}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {total > people.length && <p>{t('actions.andMore', { count: total - people.length })}</p>}
    </section>
  );
}
