import { Button } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Components, Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useStore } from '../../lib/store';
import type { History } from '../../realtime/history';
import { chatCache, connectionStatus, outbox } from '../../realtime/runtime';
import { ListHeader, type ListHeaderContext } from './ListHeader';
import styles from './MessageList.module.css';
import { useMessageMenu } from './MessageMenu';
import { MessageRow } from './MessageRow';
import type { Peer } from './peer';
import { buildRows, type Row } from './rows';
import { useAuthors } from './useAuthors';
import { useMessageFocus } from './useMessageFocus';
import { useNewLine } from './useNewLine';
import { useOpeningPosition } from './useOpeningPosition';
import { usePageActive } from './usePageActive';
import { useReadMarking } from './useReadMarking';

interface MessageListProps {
  conversation: Conversation;
  peer: Peer;
  history: History;
}

const components: Components<Row, ListHeaderContext> = {
  Header: ({ context }) => (context ? <ListHeader {...context} /> : null),
  Footer: () => <div className={styles.foot} />,
};

export function MessageList({ conversation, peer, history }: MessageListProps) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const authorOf = useAuthors(conversation);
  const connected = useStore(connectionStatus) === 'connected';
  const active = usePageActive();
  const newAfterSeq = useNewLine(conversation, active, userId);
  const allOutgoing = useStore(outbox.messages);
  const virtuoso = useRef<VirtuosoHandle>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const watchRead = useReadMarking(conversation.id, scroller, active);
  const [atBottom, setAtBottom] = useState(true);
  const older = useOlder(conversation.id, history.hasOlder);

  const outgoing = useMemo(
    () => allOutgoing.filter((message) => message.conversationId === conversation.id),
    [allOutgoing, conversation.id],
  );
  const rows = useMemo(
    () => buildRows(history.messages, outgoing, { userId, hasOlder: history.hasOlder, newAfterSeq }),
    [history, outgoing, userId, newAfterSeq],
  );
  const newCount = useMemo(
    () => history.messages.filter(({ seq, authorId }) => authorId !== userId && seq > (newAfterSeq ?? seq)).length,
    [history, newAfterSeq, userId],
  );

  const toLatest = useCallback(() => virtuoso.current?.scrollToIndex({ index: 'LAST', align: 'end' }), []);
  const focus = useMessageFocus(rows, virtuoso, scroller);
  const menu = useMessageMenu(rows);
  const frame = useRef<HTMLDivElement>(null);
  const opening = useOpeningPosition(rows, virtuoso, frame);

  // One's own message is always shown, wherever one was reading.
  const newestOutgoing = outgoing.at(-1)?.clientMessageId;
  useEffect(() => {
    if (newestOutgoing) toLatest();
  }, [newestOutgoing, toLatest]);

  useKeepAtBottom(scroller, atBottom, toLatest);

  // Messages have no holes, so the seq of the first is its index: pages put before it move nothing on the screen.
  const firstItemIndex = history.messages[0]?.seq ?? 1;

  return (
    <div className={styles.frame} ref={frame}>
      <Virtuoso<Row, ListHeaderContext>
        ref={virtuoso}
        scrollerRef={(element) => {
          scroller.current = element instanceof HTMLElement ? element : null;
        }}
        className={styles.scroller}
        role="log"
        aria-live="off"
        aria-label={t('conversation.messages', { name: peer.displayName })}
        aria-busy={older.state === 'loading'}
        data-testid="messages"
        tabIndex={-1}
        data={rows}
        context={{ ...older, hasOlder: history.hasOlder, name: peer.displayName }}
        components={components}
        firstItemIndex={firstItemIndex}
        initialTopMostItemIndex={opening.location()}
        totalListHeightChanged={opening.onHeightChanged}
        alignToBottom
        increaseViewportBy={{ top: 1200, bottom: 400 }}
        atBottomThreshold={48}
        atBottomStateChange={setAtBottom}
        followOutput={(isAtBottom) => (isAtBottom ? 'auto' : false)}
        startReached={() => void older.load()}
        computeItemKey={(_, row) => row.key}
        onKeyDown={focus.onKeyDown}
        onFocus={focus.onFocus}
        onContextMenu={menu.onContextMenu}
        itemContent={(_, row) => (
          <MessageRow
            row={row}
            author={authorOf(row.authorId)}
            peer={peer}
            connected={connected}
            newCount={newCount}
            focusable={row.key === focus.key}
            articleRef={
              !row.own && row.seq !== null
                ? (article: HTMLElement | null) => (article && row.seq ? watchRead(article, row.seq) : undefined)
                : undefined
            }
          />
        )}
      />
      {!atBottom && (
        <Button
          className={styles.latest}
          icon={<ArrowDownRegular />}
          shape="circular"
          onClick={toLatest}
          aria-label={
            conversation.unread > 0
              ? t('conversation.toLatestNew', { count: conversation.unread })
              : t('conversation.toLatest')
          }
        >
          {conversation.unread > 0 ? conversation.unread : null}
        </Button>
      )}
      {menu.element}
    </div>
  );
}

function useOlder(conversationId: string, hasOlder: boolean) {
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const load = useCallback(async () => {
    if (!hasOlder) return;
    setState('loading');
    try {
      await chatCache.loadOlder(conversationId);
      setState('idle');
    } catch {
      setState('failed');
    }
  }, [conversationId, hasOlder]);
  return { state, load };
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
