import { ChatMultipleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useUser } from '../../auth/useUser';
import { Notice } from '../../components/Notice';
import { useLayout } from '../../lib/layout';
import { panelShown } from '../../lib/settings';
import { useStore } from '../../lib/store';
import { chatCache } from '../../realtime/runtime';
import { useContacts } from '../contacts';
import { ConversationPage, peerOf } from '../conversation';
import { GroupPanel } from '../groups';
import { PersonPanel } from '../person';
import { jumpKeys } from '../shell/TopBar';
import { ThreadPanel, useShownThread } from '../threads';
import styles from './ChatsPage.module.css';
import { ConversationList } from './ConversationList';

/** List, conversation and panel side by side; on a narrow screen one of them, by route. */
export function ChatsPage() {
  const { conversationId, view } = useParams();
  const layout = useLayout();
  const narrow = layout === 'narrow';
  const panel = usePanel(conversationId, view === 'info');
  const thread = useShownThread(conversationId);
  const overConversation = narrow && (panel.shown || thread.seq !== null);

  return (
    <>
      {!narrow && <ConversationList selectedId={conversationId} />}
      {narrow && !conversationId && (
        <main className={styles.main}>
          <ConversationList selectedId={conversationId} />
        </main>
      )}
      {conversationId && !overConversation && (
        <main className={styles.main}>
          <ConversationPage
            key={conversationId}
            conversationId={conversationId}
            panelShown={panel.shown}
            onTogglePanel={panel.toggle}
          />
        </main>
      )}
      {!conversationId && !narrow && (
        <main className={styles.main}>
          <NothingChosen />
        </main>
      )}
      {conversationId && thread.seq !== null && (
        <Thread key={thread.seq} conversationId={conversationId} seq={thread.seq} onClose={thread.close} />
      )}
      {conversationId && thread.seq === null && panel.shown && (
        <Panel conversationId={conversationId} onClose={panel.toggle} />
      )}
    </>
  );
}

function NothingChosen() {
  const { t } = useTranslation();
  return (
    <Notice
      icon={<ChatMultipleRegular />}
      title={t('chats.selectTitle')}
      text={t('chats.selectText', { keys: jumpKeys })}
    />
  );
}

function Panel({ conversationId, onClose }: { conversationId: string; onClose(): void }) {
  const { id: userId } = useUser();
  const { data } = useQuery(chatCache.conversationsQuery);
  const { data: contacts } = useContacts();
  const conversation = data?.find(({ id }) => id === conversationId);
  const peer = conversation && peerOf(conversation, userId, contacts);
  if (!conversation || !peer) return null;
  if (!peer.personId) return <GroupPanel conversation={conversation} name={peer.displayName} onClose={onClose} />;
  return <PersonPanel personId={peer.personId} name={peer.displayName} onClose={onClose} />;
}

function Thread({ conversationId, seq, onClose }: { conversationId: string; seq: number; onClose(): void }) {
  const { data } = useQuery(chatCache.conversationsQuery);
  const parent = data?.find(({ id }) => id === conversationId);
  return parent ? <ThreadPanel parent={parent} seq={seq} onClose={onClose} /> : null;
}

/** Where there is room the panel is a lasting choice; over the conversation it is a glance; narrow it is a page. */
function usePanel(conversationId: string | undefined, onInfoRoute: boolean) {
  const layout = useLayout();
  const navigate = useNavigate();
  const lasting = useStore(panelShown);
  const [glance, setGlance] = useState<string | null>(null);

  if (layout === 'wide') return { shown: lasting, toggle: () => panelShown.set(!lasting) };
  if (layout === 'medium') {
    const shown = glance !== null && glance === conversationId;
    return { shown, toggle: () => setGlance(shown ? null : (conversationId ?? null)) };
  }
  const here = `/chats/${conversationId}`;
  return { shown: onInfoRoute, toggle: () => navigate(onInfoRoute ? here : `${here}/info`) };
}
