import { useCallback } from 'react';
import { chatApi } from '../../api/chat';
import type { ConversationPreferences } from '../../api/types';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { chatCache } from '../../realtime/runtime';

/** Changes how one keeps a conversation: shown at once, taken back with the reason when the server does not take it. */
export function useChangePreferences(): (
  conversationId: string,
  change: Partial<Omit<ConversationPreferences, 'folderId'>>,
) => Promise<void> {
  return useCallback(async (conversationId, change) => {
    const before = chatCache.conversation(conversationId)?.preferences;
    if (!before) return;
    chatCache.applyPreferences({ conversationId, preferences: { ...before, ...change } });
    try {
      const preferences = await chatApi.changePreferences(conversationId, change);
      chatCache.applyPreferences({ conversationId, preferences });
    } catch (error) {
      chatCache.applyPreferences({ conversationId, preferences: before });
      toast(errorText(error), 'failed');
    }
  }, []);
}
