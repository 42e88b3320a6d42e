import { CloudErrorRegular, CommentMultipleRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice';
import { ShowMore } from '../../components/ShowMore';
import { SkeletonRows } from '../../components/Skeleton';
import { ThreadRow } from './ThreadRow';
import styles from './ThreadsList.module.css';
import { useThreadsList } from './useThreadsList';

/** The threads that this person follows. One row is a tab stop; the arrows move among them. */
export function ThreadsList({ selected }: { selected: { conversationId: string; seq: number } | null }) {
  const { t } = useTranslation();
  const pages = useThreadsList();
  const { threads, data, isPending, isError, refetch } = pages;
  const [focused, setFocused] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const tabStop = threads.some(({ thread }) => thread.id === focused) ? focused : threads[0]?.thread.id;

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = threads[threads.findIndex(({ thread }) => thread.id === tabStop) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.thread.id)}"]`)?.focus();
  }

  if (isPending) return <SkeletonRows count={6} />;
  if (isError && !data) {
    return (
      <Notice
        role="alert"
        icon={<CloudErrorRegular />}
        title={t('threads.listFailed')}
        action={{ label: t('error.retry'), onClick: () => void refetch() }}
      />
    );
  }
  if (threads.length === 0)
    return <Notice icon={<CommentMultipleRegular />} title={t('threads.noneTitle')} text={t('threads.noneText')} />;
  return (
    <>
      <ul ref={list} className={styles.list} aria-label={t('threads.list')} onKeyDown={onKeyDown}>
        {threads.map(({ thread, root }) => (
          <li key={thread.id} onFocus={() => setFocused(thread.id)}>
            <ThreadRow
              thread={thread}
              root={root}
              selected={root.conversationId === selected?.conversationId && root.seq === selected.seq}
              tabStop={thread.id === tabStop}
            />
          </li>
        ))}
      </ul>
      <ShowMore pages={pages} label={t('threads.more')} />
    </>
  );
}
