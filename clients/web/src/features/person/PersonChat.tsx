import { ChatRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUser } from '../../auth/useUser';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import { chatCache } from '../../realtime/runtime';
import { useDirect } from '../chats/useOpenChat';
import { ConversationPage } from '../conversation';
import { directWith } from '../conversation/peer';

/** The Chat tab. Looking at it makes no conversation: writing does. */
export function PersonChat({ personId, name }: { personId: string; name: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const { data: conversations, isPending } = useQuery(chatCache.conversationsQuery);
  const direct = useDirect();
  const conversation = directWith(conversations ?? [], personId, userId);

  if (conversation) {
    return (
      <ConversationPage
        key={conversation.id}
        headless
        conversationId={conversation.id}
        panelShown={false}
        onTogglePanel={() => navigate(`/chats/${conversation.id}`)}
      />
    );
  }
  if (isPending) return <SkeletonRows count={4} />;
  return (
    <Notice
      icon={<ChatRegular />}
      title={t('person.noChat', { name })}
      action={{ label: t('person.startChat'), onClick: () => void direct(personId) }}
    />
  );
}
