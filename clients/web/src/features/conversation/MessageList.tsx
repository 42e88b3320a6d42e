import { Button } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Components, Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { useStore } from '../../lib/store';
import type { OutgoingMessage } from '../../outbox/outbox';
import type { History } from '../../realtime/history';
import { chatCache, connectionStatus, outbox } from '../../realtime/runtime';
import { MessageContext } from '../actions';
import { remindByKey } from '../reminders/remindByKey';
import { useListMenu } from './history/ListMenu';
import type { ChosenPeriod } from './history/periods';
import { showLatest, showMessage } from './history/showMessage';
import { useAlwaysScroll } from './history/useAlwaysScroll';
import { useFirstItemIndex } from './history/useFirstItemIndex';
import { useFollowNew } from './history/useFollowNew';
import { useTarget } from './history/useTarget';
import { ListHeader, type ListHeaderContext } from './ListHeader';
import styles from './MessageList.module.css';
import { useMessageMenu } from './MessageMenu';
import { MessageRow } from './MessageRow';
import type { Peer } from './peer';
import { buildRows, type Row } from './rows';
import { useAuthors } from './useAuthors';
import { useMessageFocus } from './useMessageFocus';
import { useNewLine } from './useNewLine';
import { useOpening } from './useOpening';
import { usePageActive } from './usePageActive';
import { useReadMarking } from './useReadMarking';
import { chooseByClick, chooseByKey, useSelected } from './useSelected';

interface MessageListProps {
  conversation: Conversation;
  peer: Peer;
  history: History;
  /** Something else is shown over it: it keeps its place and reads nothing. */
  covered?: boolean;
  /** Only what was written then; nothing comes to it and nothing in it is marked as read. */
  period?: ChosenPeriod;
}

/** What is on the screen comes first; what one may scroll to next is rendered when that has been painted. */
const slim = { top: 100, bottom: 100 };
const wide = { top: 1200, bottom: 800 };

const nothingOutgoing: readonly OutgoingMessage[] = [];

const components: Components<Row, ListHeaderContext> = {
  Header: ({ context }) => (context ? <ListHeader {...context} /> : null),
  Footer: ({ context }) =>
    context?.hasNewer ? (
      <div className={styles.header}>
        <span className={styles.spinner} aria-hidden="true" />
        {context.loadingNewer}
      </div>
    ) : (
      <div className={styles.foot} />
    ),
};

export function MessageList({ conversation, peer, history, covered = false, period }: MessageListProps) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const authorOf = useAuthors(conversation);
  const connected = useStore(connectionStatus) === 'connected';
  const live = !covered && !period;
  const active = usePageActive() && live;
  const newAfterSeq = useNewLine(conversation, active, userId);
  const allOutgoing = useStore(outbox.messages);
  const virtuoso = useRef<VirtuosoHandle>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const watchRead = useReadMarking(conversation.id, scroller, active);
  const [atBottom, setAtBottom] = useState(true);
  const older = useOlder(conversation.id, history.hasOlder, period);
  const newer = useNewer(conversation.id, history.hasNewer ?? false);
  const [alwaysScroll] = useAlwaysScroll(conversation.id);

  // What is on its way stands at the end: a window that does not reach the end has no place for it.
  const endShown = !period && !history.hasNewer;
  const ownOutgoing = useMemo(
    () => allOutgoing.filter((message) => message.conversationId === conversation.id),
    [allOutgoing, conversation.id],
  );
  const outgoing = endShown ? ownOutgoing : nothingOutgoing;
  const all = useMemo(
    () =>
      buildRows(history.messages, outgoing, {
        userId,
        hasOlder: history.hasOlder,
        newAfterSeq: period ? null : newAfterSeq,
      }),
    [history, outgoing, userId, newAfterSeq, period],
  );
  const newCount = useMemo(
    () => history.messages.filter(({ seq, authorId }) => authorId !== userId && seq > (newAfterSeq ?? seq)).length,
    [history, newAfterSeq, userId],
  );

  const toLatest = useCallback(() => virtuoso.current?.scrollToIndex({ index: 'LAST', align: 'end' }), []);
  const listMenu = useListMenu(conversation.id, scroller);
  const chosen = useSelected(conversation.id);
  const jumpTo = useCallback((seq: number) => jump(conversation.id, seq), [conversation.id]);
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useTarget(period ? null : conversation.id, history.window, all, virtuoso, scroller);
  const opening = useOpening(all, virtuoso, frame, wanted.location);
  const { rows } = opening;
  const focus = useMessageFocus(rows, virtuoso, scroller);
  const menu = useMessageMenu(rows, conversation);
  useFollowNew({
    conversationId: period ? null : conversation.id,
    lastSeq: conversation.lastSeq,
    newestOutgoing: ownOutgoing.at(-1)?.clientMessageId,
    alwaysScroll,
    covered,
    scroller,
  });
  useEffect(() => {
    if (atBottom && live && history.messages.length > 0) chatCache.forgetOldest(conversation.id);
  }, [atBottom, live, history, conversation.id]);

  useKeepAtBottom(scroller, atBottom, toLatest);

  const firstItemIndex = useFirstItemIndex(rows);
  const canFollow = endShown && !covered;

  return (
    <MessageContext conversation={conversation} jumpTo={jumpTo} openMenu={menu.openBelow}>
      <div className={styles.frame} ref={frame} data-conversation={conversation.id}>
        <Virtuoso<Row, ListHeaderContext>
          ref={virtuoso}
          scrollerRef={(element) => {
            scroller.current = element instanceof HTMLElement ? element : null;
          }}
          className={styles.scroller}
          role="log"
          aria-live="off"
          aria-label={t('conversation.messages', { name: peer.displayName })}
          aria-busy={opening.partial || older.state === 'loading'}
          data-testid="messages"
          tabIndex={-1}
          data={rows}
          context={{
            ...older,
            hasOlder: history.hasOlder,
            // A thread begins with its root, which stands above it.
            beginning: conversation.thread
              ? ''
              : t(period ? 'history.beginning' : 'conversation.beginning', { name: peer.displayName }),
            hasNewer: history.hasNewer ?? false,
            loadingNewer: t('history.loadingNewer'),
          }}
          components={components}
          firstItemIndex={firstItemIndex}
          initialItemCount={opening.initialItemCount}
          initialTopMostItemIndex={opening.initialTopMostItemIndex}
          alignToBottom={!conversation.thread}
          increaseViewportBy={opening.rested ? wide : slim}
          atBottomThreshold={48}
          atBottomStateChange={setAtBottom}
          followOutput={(isAtBottom) => (isAtBottom && canFollow ? 'auto' : false)}
          startReached={() => {
            if (!opening.partial) void older.load();
          }}
          endReached={() => void newer()}
          computeItemKey={(_, row) => row.key}
          onKeyDown={(event) => {
            if (chosen) chooseByKey(event);
            else remindByKey(event, ({ dataset }) => rows.find(({ key }) => key === dataset.key)?.message);
            focus.onKeyDown(event);
          }}
          onClick={chosen ? chooseByClick : undefined}
          onFocus={focus.onFocus}
          onContextMenu={(event) => {
            if (!chosen) menu.onContextMenu(event);
            if (!event.isDefaultPrevented()) listMenu.onContextMenu(event);
          }}
          itemContent={(_, row) => (
            <div className={row.key === wanted.highlighted ? styles.highlighted : undefined}>
              <MessageRow
                row={row}
                author={authorOf(row.authorId)}
                peer={peer}
                connected={connected}
                newCount={newCount}
                focusable={row.key === focus.key}
                selected={chosen ? row.seq !== null && chosen.has(row.seq) : null}
                articleRef={
                  live && !row.own && row.seq !== null
                    ? (article: HTMLElement | null) => (article && row.seq ? watchRead(article, row.seq) : undefined)
                    : undefined
                }
              />
            </div>
          )}
        />
        {live && (!atBottom || history.hasNewer) && <LatestButton conversation={conversation} />}
        {menu.element}
        {listMenu.element}
      </div>
    </MessageContext>
  );
}

/** To the message that a quote or a pin stands for. */
function jump(conversationId: string, seq: number): void {
  showMessage(conversationId, seq).catch((error) => toast(errorText(error), 'failed'));
}

/** With new messages beyond the screen, to the first of them; without, to the end. */
function LatestButton({ conversation: { id, unread, readSeq } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const go = () => (unread > 0 ? showMessage(id, readSeq + 1, { highlight: false }) : showLatest(id, { focus: true }));
  return (
    <Button
      className={styles.latest}
      icon={<ArrowDownRegular />}
      shape="circular"
      onClick={() => void go().catch((error) => toast(errorText(error), 'failed'))}
      aria-label={unread > 0 ? undefined : t('conversation.toLatest')}
      data-testid="to-latest"
    >
      {unread > 0 ? t('history.newCount', { count: unread }) : null}
    </Button>
  );
}

function useOlder(conversationId: string, hasOlder: boolean, period: ChosenPeriod | undefined) {
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const load = useCallback(async () => {
    if (!hasOlder) return;
    setState('loading');
    try {
      await (period ? chatCache.loadOlderOfPeriod(conversationId, period) : chatCache.loadOlder(conversationId));
      setState('idle');
    } catch {
      setState('failed');
    }
  }, [conversationId, hasOlder, period]);
  return { state, load };
}

/** Loads what follows a window that does not reach the end, one page at a time. A failure is tried again by scrolling. */
function useNewer(conversationId: string, hasNewer: boolean): () => Promise<void> {
  const loading = useRef(false);
  return useCallback(async () => {
    if (!hasNewer || loading.current) return;
    loading.current = true;
    await chatCache.loadNewer(conversationId).catch(() => undefined);
    loading.current = false;
  }, [conversationId, hasNewer]);
}

/** A composer that grows, a banner that appears: the newest message stays where it was seen, at the bottom. */
function useKeepAtBottom(scroller: { current: HTMLElement | null }, atBottom: boolean, toLatest: () => void): void {
  const stick = useRef(atBottom);
  useEffect(() => {
    stick.current = atBottom;
  }, [atBottom]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const shrunk = element.clientHeight < height;
      height = element.clientHeight;
      if (shrunk && stick.current) toLatest();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, toLatest]);
}
