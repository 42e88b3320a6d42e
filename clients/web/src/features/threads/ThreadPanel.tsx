import { ChatDismissRegular, CommentMultipleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { Notice } from '../../components/Notice';
import { SidePanel } from '../../components/SidePanel';
import { SkeletonRows } from '../../components/Skeleton';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { useLayout } from '../../lib/layout';
import { ConversationFooter, MessageDialogs } from '../actions';
import { useContacts } from '../contacts';
import { Messages } from '../conversation/ConversationPage';
import { showMessage } from '../conversation/history/showMessage';
import { type Peer, peerOf } from '../conversation/peer';
import { useShownConversation } from '../notifications/reading';
import { TypingLine } from '../presence';
import { RootMessage } from './RootMessage';
import { ThreadHead } from './ThreadHead';
import styles from './ThreadPanel.module.css';
import { useThread } from './useThread';

interface ThreadPanelProps {
  /** The conversation that the root stands in. */
  parent: Conversation;
  /** The root. */
  seq: number;
  onClose(): void;
}

/** A thread: beside its conversation where there is room, else over it, else a page. */
export function ThreadPanel({ parent, seq, onClose }: ThreadPanelProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const layout = useLayout();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const name = peerOf(parent, userId, contacts)?.displayName ?? '…';
  const { thread, root, error, retry } = useThread(parent.id, seq);

  function showRoot(): void {
    if (layout !== 'wide') void navigate(`/chats/${parent.id}`);
    showMessage(parent.id, seq).catch((failure) => toast(errorText(failure), 'failed'));
  }

  return (
    <SidePanel className={styles.panel} label={t('threads.panel', { name })} onClose={onClose} data-testid="thread">
      <ThreadHead thread={thread} name={name} onClose={onClose} />
      {root && <RootMessage message={root} onShow={showRoot} />}
      {error ? (
        <Notice
          role="alert"
          icon={<ChatDismissRegular />}
          title={t('threads.failed')}
          text={errorText(error)}
          action={{ label: t('error.retry'), onClick: retry }}
        />
      ) : thread ? (
        <Talk key={thread.id} thread={thread} name={t('threads.nameIn', { name })} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </SidePanel>
  );
}

function Talk({ thread, name }: { thread: Conversation; name: string }) {
  const { t } = useTranslation();
  useShownConversation(thread.id);
  const peer: Peer = {
    id: thread.id,
    personId: null,
    displayName: name,
    photoUrl: null,
    deliveredSeq: thread.othersDeliveredSeq,
    readSeq: thread.othersReadSeq,
  };
  return (
    <div className={styles.talk}>
      <Messages
        conversation={thread}
        peer={peer}
        link="reply"
        empty={
          <Notice icon={<CommentMultipleRegular />} title={t('threads.emptyTitle')} text={t('threads.emptyText')} />
        }
      />
      <TypingLine conversation={thread} />
      <ConversationFooter conversation={thread} name={name} />
      <MessageDialogs conversation={thread} />
    </div>
  );
}
