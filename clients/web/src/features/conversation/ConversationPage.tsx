import { ChatDismissRegular, CloudErrorRegular, HandWaveRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { chatApi } from '../../api/chat';
import { ApiError } from '../../api/problem';
import { keys } from '../../api/queryClient';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import { useStore } from '../../lib/store';
import { chatCache, outbox } from '../../realtime/runtime';
import { addressOf } from '../../realtime/threads';
import { ConversationFooter, MessageDialogs, PinnedBar } from '../actions';
import { useContacts } from '../contacts';
import { useShownConversation } from '../notifications/reading';
import { TypingLine } from '../presence';
import { ConversationHead } from './ConversationHead';
import styles from './ConversationPage.module.css';
import { HistoryBar } from './history/HistoryBar';
import { PeriodView } from './history/PeriodView';
import { clearPeriod, usePeriodOf } from './history/shownPeriod';
import { useMessageLink } from './history/useMessageLink';
import { MessageList } from './MessageList';
import { type Peer, peerOf } from './peer';

interface ConversationPageProps {
  conversationId: string;
  panelShown: boolean;
  onTogglePanel(): void;
  /** Without its head: the page around it says with whom. */
  headless?: boolean;
}

export function ConversationPage({ conversationId, panelShown, onTogglePanel, headless }: ConversationPageProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const { conversation, error } = useConversation(conversationId);
  const { data: contacts } = useContacts();
  const peer = conversation && peerOf(conversation, userId, contacts);
  useShownConversation(conversationId);
  useLeaving(conversationId);

  if (error) {
    return (
      <section className={styles.page}>
        <Notice
          role="alert"
          icon={<ChatDismissRegular />}
          title={t(error instanceof ApiError && error.status < 500 ? 'conversation.notFound' : 'conversation.failed')}
          action={{ label: t('app.toChats'), onClick: () => navigate('/chats') }}
        />
      </section>
    );
  }
  // A thread is shown beside its root.
  if (conversation?.thread) return <Navigate to={addressOf(conversation)} replace />;
  if (!conversation || !peer) return <section className={styles.page} aria-busy="true" />;

  return (
    <section className={styles.page} aria-label={peer.displayName} data-testid="conversation">
      {!headless && (
        <ConversationHead
          conversation={conversation}
          peer={peer}
          panelShown={panelShown}
          onTogglePanel={onTogglePanel}
        />
      )}
      <HistoryBar conversation={conversation} />
      <PinnedBar conversation={conversation} />
      <Messages conversation={conversation} peer={peer} />
      <TypingLine conversation={conversation} />
      <ConversationFooter conversation={conversation} name={peer.displayName} />
      <MessageDialogs conversation={conversation} />
    </section>
  );
}

interface MessagesProps {
  conversation: Conversation;
  peer: Peer;
  /** Stands where nobody has written yet. */
  empty?: ReactNode;
  /** The parameter of the address that names a message to show. */
  link?: string;
}

/** What was said, as far as it is loaded; a period of it lies over it. */
export function Messages({ conversation, peer, empty, link }: MessagesProps) {
  const { t } = useTranslation();
  const following = useMessageLink(conversation.id, link);
  const period = usePeriodOf(conversation.id);
  const {
    data: history,
    isError,
    refetch,
  } = useQuery({ ...chatCache.historyQuery(conversation.id), enabled: !following });
  const writing = useStore(outbox.messages).some((message) => message.conversationId === conversation.id);

  if (isError && !history) {
    return (
      <div className={styles.middle}>
        <Notice
          role="alert"
          icon={<CloudErrorRegular />}
          title={t('conversation.failed')}
          text={t('error.network')}
          action={{ label: t('error.retry'), onClick: () => void refetch() }}
        />
      </div>
    );
  }
  if (!history) {
    return (
      <div className={styles.loading}>
        <SkeletonRows count={4} />
      </div>
    );
  }
  if (history.messages.length === 0 && !writing) {
    return (
      <div className={styles.middle} data-testid="messages">
        {empty ?? (
          <Notice
            icon={<HandWaveRegular />}
            title={t('conversation.empty', { name: peer.displayName })}
            text={t('conversation.emptyText')}
          />
        )}
      </div>
    );
  }
  return (
    <div className={styles.layers}>
      <div className={styles.layer} data-covered={period !== null} inert={period !== null}>
        <MessageList
          key={history.window ?? 0}
          conversation={conversation}
          peer={peer}
          history={history}
          covered={period !== null}
        />
      </div>
      {period && <PeriodView key={period.from + period.to} conversation={conversation} peer={peer} period={period} />}
    </div>
  );
}

/** A place in the past and a period are of this visit. */
function useLeaving(conversationId: string): void {
  useEffect(
    () => () => {
      clearPeriod();
      chatCache.leave(conversationId);
    },
    [conversationId],
  );
}

/** From the list; one that the list does not hold (a link, a new one) is asked for by itself. */
function useConversation(id: string) {
  const list = useQuery(chatCache.conversationsQuery);
  const listed = list.data?.find((conversation) => conversation.id === id);
  const single = useQuery({
    queryKey: keys.conversation(id),
    queryFn: ({ signal }) => chatApi.conversation(id, signal),
    enabled: list.isFetched && !listed,
  });
  useEffect(() => {
    if (single.data) chatCache.applyConversation(single.data);
  }, [single.data]);
  return { conversation: listed, error: listed ? null : (single.error ?? (list.data ? null : list.error)) };
}
