import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { chatApi } from '../../api/chat';
import type { Reminder } from '../../api/types';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { chatCache } from '../../realtime/runtime';
import { messagePath } from '../conversation/history/showMessage';

/** Goes to the message that a reminder is about. One that this person may not see any more is not gone to. */
export function useOpenMessage(): (reminder: Reminder) => Promise<void> {
  const navigate = useNavigate();
  return useCallback(
    async ({ message, conversationId, rootConversationId, seq }) => {
      if (message === 'unavailable') return;
      try {
        // Where a thread is shown is known by its root only.
        if (rootConversationId && !chatCache.conversation(conversationId))
          chatCache.applyConversation(await chatApi.conversation(conversationId));
        await navigate(messagePath(conversationId, seq));
      } catch (error) {
        toast(errorText(error), 'failed');
      }
    },
    [navigate],
  );
}
