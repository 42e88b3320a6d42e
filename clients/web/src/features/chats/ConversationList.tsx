import { MenuDivider } from '@fluentui/react-components';
import { ChatMultipleRegular, CloudErrorRegular, FolderRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUser } from '../../auth/useUser';
import { useContextMenu } from '../../components/ContextMenu';
import { useForgottenDrag } from '../../components/dragging';
import { FilterBox } from '../../components/FilterBox';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import { createStore, useStore } from '../../lib/store';
import { chatCache } from '../../realtime/runtime';
import { PersonMenuItems, useContacts, usePersonMenu } from '../contacts';
import { peerOf } from '../conversation';
import { conversationDragging, FolderDialogs, useFolders } from '../folders';
import { NewConversationMenu } from '../groups';
import { ThreadsList, useShownThread } from '../threads';
import styles from './ConversationList.module.css';
import { ConversationMenuItems } from './ConversationMenuItems';
import { ListViews } from './ListViews';
import { type ListView, listRows } from './list';
import { ConversationRow, PersonRow } from './rows';
import { useOpenChat } from './useOpenChat';

/** On a narrow screen the list goes and comes back: it shows what it showed. */
const listView = createStore<ListView>('all');

const rowHeight = 58;
const sectionHeight = 34;

export function ConversationList({ selectedId }: { selectedId: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const conversations = useQuery(chatCache.conversationsQuery);
  const contacts = useContacts();
  const openChat = useOpenChat();
  const menu = usePersonMenu();
  const conversationMenu = useContextMenu<string>((id) => <RowMenuItems conversationId={id} />);
  const [filter, setFilter] = useState('');
  const view = useExistingView(useStore(listView));
  const thread = useShownThread(selectedId);
  const [focused, setFocused] = useState<string | null>(null);
  useForgottenDrag(conversationDragging);
  const scroller = useRef<HTMLDivElement>(null);
  const showThreads = view === 'threads' && filter === '';
  const filterBox = useRef<HTMLInputElement>(null);

  const rows = useMemo(
    () => listRows(conversations.data ?? [], contacts.data, filter, userId, view),
    [conversations.data, contacts.data, filter, userId, view],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'section' ? sectionHeight : rowHeight),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    paddingEnd: 8,
  });

  // One row is a tab stop: the one last focused, else the open conversation, else the first.
  const present = (key: string | null | undefined) => key && rows.some((row) => row.key === key);
  const tabStop = present(focused) ? focused : present(selectedId) ? selectedId : rows[0]?.key;

  function focusRow(from: number, step: 1 | -1): void {
    let index = from + step;
    if (rows[index]?.kind === 'section') index += step;
    const row = rows[index];
    if (!row) {
      if (index < 0) filterBox.current?.focus();
      return;
    }
    setFocused(row.key);
    virtualizer.scrollToIndex(index);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.key)}"]`)?.focus();
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const index = rows.findIndex((row) => row.key === tabStop);
    if (event.key === 'ArrowDown') focusRow(index, 1);
    else if (event.key === 'ArrowUp') focusRow(index, -1);
    else return;
    event.preventDefault();
  }

  function openFirst(): void {
    const first = rows.find((row) => row.kind !== 'section');
    if (first?.kind === 'conversation') navigate(`/chats/${first.key}`);
    else if (first?.kind === 'person') void openChat(first.key);
  }

  return (
    <section className={styles.list} aria-label={t('chats.title')}>
      <header className={styles.head}>
        <h1>{t('chats.title')}</h1>
        <NewConversationMenu />
      </header>
      <div className={styles.filter}>
        <FilterBox
          ref={filterBox}
          label={t('chats.filter')}
          value={filter}
          onChange={setFilter}
          onMoveToList={() => focusRow(-1, 1)}
          onEnter={openFirst}
        />
      </div>
      {filter === '' && <ListViews view={view} conversations={conversations.data ?? []} onChange={listView.set} />}
      {showThreads && (
        <div className={styles.rows}>
          <ThreadsList selected={selectedId && thread.seq ? { conversationId: selectedId, seq: thread.seq } : null} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move the focus among the rows, which are the controls */}
      <div className={styles.rows} ref={scroller} onKeyDown={onKeyDown} hidden={showThreads}>
        <Empty
          loading={conversations.isPending}
          failed={conversations.isError && !conversations.data}
          filter={filter}
          inFolder={typeof view === 'object'}
          count={rows.length}
          retry={() => void conversations.refetch()}
        />
        {rows.length > 0 && (
          <ul aria-label={t('chats.list')} className={styles.virtual} style={{ blockSize: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <li
                  key={item.key}
                  className={styles.slot}
                  style={{ blockSize: item.size, transform: `translateY(${item.start}px)` }}
                  onFocus={() => setFocused(row.key)}
                  onDragStart={(event) => {
                    if (row.kind !== 'conversation') return;
                    const name = peerOf(row.conversation, userId, contacts.data)?.displayName;
                    conversationDragging.start(event, { conversationId: row.key }, name);
                  }}
                  onDragEnd={conversationDragging.end}
                  onContextMenu={(event) => {
                    const anchor = event.currentTarget.querySelector<HTMLElement>('[data-row]');
                    if (!anchor) return;
                    if (row.kind === 'conversation') conversationMenu.open(event, anchor, row.key);
                    else if (row.kind === 'person') menu.open(event, anchor, row.key);
                  }}
                >
                  {row.kind === 'section' && <h3 className={styles.section}>{t('chats.people')}</h3>}
                  {row.kind === 'conversation' && (
                    <ConversationRow
                      conversation={row.conversation}
                      selected={row.key === selectedId}
                      tabStop={row.key === tabStop}
                    />
                  )}
                  {row.kind === 'person' && (
                    <PersonRow
                      person={row.person}
                      tabStop={row.key === tabStop}
                      onOpen={() => void openChat(row.key)}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </div>
      {menu.element}
      {conversationMenu.element}
      <FolderDialogs />
    </section>
  );
}

/** A folder that is gone leaves everything. */
function useExistingView(view: ListView): ListView {
  const folders = useFolders();
  return typeof view === 'string' || folders.some(({ id }) => id === view.folderId) ? view : 'all';
}

interface EmptyProps {
  loading: boolean;
  failed: boolean;
  filter: string;
  inFolder: boolean;
  count: number;
  retry(): void;
}

function Empty({ loading, failed, filter, inFolder, count, retry }: EmptyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (loading) return <SkeletonRows count={8} />;
  if (failed) {
    return (
      <Notice
        role="alert"
        icon={<CloudErrorRegular />}
        title={t('chats.failed')}
        action={{ label: t('error.retry'), onClick: retry }}
      />
    );
  }
  if (count > 0) return null;
  if (inFolder && !filter) {
    return <Notice icon={<FolderRegular />} title={t('folders.empty')} text={t('folders.emptyText')} />;
  }
  if (filter) return <Notice role="status" title={t('chats.noMatch', { filter })} text={t('jump.hint')} />;
  return (
    <Notice
      icon={<ChatMultipleRegular />}
      title={t('chats.emptyTitle')}
      text={t('chats.emptyText')}
      action={{ label: t('chats.openContacts'), onClick: () => navigate('/contacts') }}
    />
  );
}

/** What can be done with a conversation; with a person's also what can be done with the person. */
function RowMenuItems({ conversationId }: { conversationId: string }) {
  const { id: userId } = useUser();
  const { data } = useQuery(chatCache.conversationsQuery);
  const conversation = data?.find(({ id }) => id === conversationId);
  const personId = conversation && peerOf(conversation, userId)?.personId;
  if (!conversation) return null;
  return (
    <>
      <ConversationMenuItems conversation={conversation} />
      {personId && (
        <>
          <MenuDivider />
          <PersonMenuItems personId={personId} />
        </>
      )}
    </>
  );
}
