import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { threadsApi } from '../../api/threads';
import type { Conversation } from '../../api/types';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { chatCache } from '../../realtime/runtime';

/** Follows a thread or no longer: shown at once, taken back when the server refuses. */
export function useFollow(): (conversation: Conversation, following: boolean) => Promise<void> {
  const { t } = useTranslation();
  return useCallback(
    async (conversation, isFollowing) => {
      const { thread } = conversation;
      if (!thread) return;
      chatCache.applyConversation({ ...conversation, thread: { ...thread, isFollowing } });
      try {
        chatCache.applyConversation(await threadsApi.follow(conversation.id, isFollowing));
      } catch (error) {
        chatCache.applyConversation({ ...conversation, thread });
        toast(`${t('threads.followFailed')} ${errorText(error)}`, 'failed');
      }
    },
    [t],
  );
}
