import { Checkbox } from '@fluentui/react-components';
import { memo, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/Avatar';
import { useFormats } from '../../i18n/format';
import {
  ForwardedLine,
  MessageMarks,
  MoreButton,
  QuotedMessage,
  ReactionChips,
  Tombstone,
  toggleSelected,
} from '../actions';
import { ReminderMark, useReminderOf } from '../reminders';
import { ThreadFooter } from '../threads/ThreadFooter';
import { FailedActions } from './FailedActions';
import { MessageFooter } from './MessageFooter';
import styles from './MessageRow.module.css';
import { MessageText } from './MessageText';
import { NoticeRow } from './NoticeRow';
import type { Peer } from './peer';
import { type MessageState, type Row, sameRow, stateOf } from './rows';

export interface Author {
  id: string;
  name: string;
  photoUrl: string | null;
}

interface MessageRowProps {
  row: Row;
  author: Author;
  peer: Peer;
  connected: boolean;
  newCount: number;
  focusable: boolean;
  /** Whether it is chosen; null while none are being chosen. */
  selected: boolean | null;
  articleRef?: Ref<HTMLElement>;
}

/** What is this young may still reach the recipient at once: it does not turn gray for that blink. */
const freshMs = 2000;

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { row, author, peer, connected, newCount, focusable, selected, articleRef } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const [fresh] = useState(() => Date.now() - Date.parse(row.createdAt) < freshMs);
  const state: MessageState | null = row.own ? stateOf(row, peer) : null;
  const deleted = row.message?.deletedAt != null;
  const reminder = useReminderOf(deleted ? undefined : row.message?.id);
  const time = formats.time(row.createdAt);
  const pending = state === 'sending' || state === 'sent';
  const stateText = state && t(state === 'sending' && !connected ? 'message.waiting' : `message.${state}`);

  return (
    <div className={styles.row}>
      {row.day && (
        <div className={styles.day}>
          <time dateTime={row.createdAt}>{formats.day(row.createdAt)}</time>
        </div>
      )}
      {row.firstNew && (
        <div className={styles.newLine} data-testid="new-messages">
          {t('conversation.new', { count: newCount })}
        </div>
      )}
      {row.system ? (
        <NoticeRow row={row} notice={row.system} ref={articleRef} />
      ) : (
        <article
          ref={articleRef}
          className={[
            styles.message,
            row.own ? styles.own : '',
            row.head ? styles.head : '',
            peer.personId === null ? styles.several : '',
          ].join(' ')}
          aria-label={
            stateText ? t('message.own', { time, state: stateText }) : t('message.other', { name: author.name, time })
          }
          tabIndex={focusable ? 0 : -1}
          data-testid="message"
          data-key={row.key}
          data-seq={row.seq ?? undefined}
          data-own={row.own}
          data-state={state ?? undefined}
          data-selected={selected ?? undefined}
        >
          {selected !== null && (
            <Checkbox
              className={styles.choose}
              checked={selected}
              disabled={deleted || row.seq === null}
              tabIndex={-1}
              aria-label={t('actions.choose')}
              onChange={() => row.seq !== null && toggleSelected(row.seq)}
            />
          )}
          {!row.own && row.head && (
            <span className={styles.avatar}>
              <Avatar id={author.id} name={author.name} photoUrl={author.photoUrl} size="message" />
            </span>
          )}
          <div className={styles.column}>
            {!row.own && row.head && (
              <div className={styles.author}>
                <b dir="auto">{author.name}</b>
                <time dateTime={row.createdAt}>{time}</time>
              </div>
            )}
            {!row.own && !row.head && (
              <time className={styles.besideTime} dateTime={row.createdAt}>
                {time}
              </time>
            )}
            <div
              className={[
                styles.bubble,
                pending ? styles.pending : '',
                pending && fresh ? styles.fresh : '',
                state === 'failed' ? styles.failed : '',
                reminder ? styles.reminded : '',
              ].join(' ')}
            >
              {deleted && row.message ? (
                <Tombstone message={row.message} />
              ) : (
                <>
                  {row.message && <ForwardedLine message={row.message} />}
                  {row.replyTo && <QuotedMessage quote={row.replyTo} />}
                  <MessageText body={row.body} />
                  {row.message && <MessageMarks message={row.message} />}
                  {reminder && <ReminderMark reminder={reminder} />}
                </>
              )}
              {state && stateText && (
                <MessageFooter
                  time={time}
                  createdAt={row.createdAt}
                  state={state}
                  stateText={stateText}
                  peer={peer}
                  fresh={fresh}
                  connected={connected}
                />
              )}
            </div>
            {row.message && <ReactionChips message={row.message} />}
            {row.message?.thread && <ThreadFooter message={row.message} summary={row.message.thread} />}
            {state === 'failed' && <FailedActions row={row} />}
          </div>
          {row.message && selected === null && <MoreButton message={row.message} focusable={focusable} />}
        </article>
      )}
    </div>
  );
}, areEqual);

function areEqual(a: MessageRowProps, b: MessageRowProps): boolean {
  return (
    sameRow(a.row, b.row) &&
    a.focusable === b.focusable &&
    a.selected === b.selected &&
    a.author.name === b.author.name &&
    a.author.photoUrl === b.author.photoUrl &&
    (!a.row.firstNew || a.newCount === b.newCount) &&
    (!a.row.own || (a.connected === b.connected && stateOf(a.row, a.peer) === stateOf(b.row, b.peer)))
  );
}
