import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { chatApi } from '../../api/chat';
import { useUser } from '../../auth/useUser';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { chatCache } from '../../realtime/runtime';
import { peerOf } from '../conversation/peer';

/** Opens the direct conversation with a person, making it when there is none. */
export function useOpenChat(): (personId: string) => Promise<void> {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: userId } = useUser();

  return useCallback(
    async (personId) => {
      if (personId === userId) return;
      const known = chatCache.conversations().find((conversation) => peerOf(conversation, userId)?.userId === personId);
      if (known) {
        navigate(`/chats/${known.id}`);
        return;
      }
      try {
        const opened = await chatApi.openDirect(personId);
        chatCache.applyConversation(opened);
        navigate(`/chats/${opened.id}`);
      } catch (error) {
        toast(`${t('person.openFailed')} ${errorText(error)}`, 'failed');
      }
    },
    [navigate, userId, t],
  );
}
