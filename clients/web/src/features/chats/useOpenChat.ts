import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { chatApi } from '../../api/chat';
import { useUser } from '../../auth/useUser';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { chatCache } from '../../realtime/runtime';
import { directWith } from '../conversation/peer';

/** The id of the direct conversation with a person, which is made when there is none; null when it could not be. */
export function useDirect(): (personId: string) => Promise<string | null> {
  const { t } = useTranslation();
  const { id: userId } = useUser();

  return useCallback(
    async (personId) => {
      if (personId === userId) return null;
      const known = directWith(chatCache.conversations(), personId, userId);
      if (known) return known.id;
      try {
        const opened = await chatApi.openDirect(personId);
        chatCache.applyConversation(opened);
        return opened.id;
      } catch (error) {
        toast(`${t('person.openFailed')} ${errorText(error)}`, 'failed');
        return null;
      }
    },
    [userId, t],
  );
}

/** Opens the direct conversation with a person. */
export function useOpenChat(): (personId: string) => Promise<void> {
  const navigate = useNavigate();
  const direct = useDirect();

  return useCallback(
    async (personId) => {
      const id = await direct(personId);
      if (id) navigate(`/chats/${id}`);
    },
    [navigate, direct],
  );
}
