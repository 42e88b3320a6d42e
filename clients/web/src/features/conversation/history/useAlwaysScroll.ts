import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { chatCache } from '../../../realtime/runtime';
import { useChangePreferences } from '../../chats/usePreferences';

/** Whether new messages of a conversation are always scrolled to, from wherever one reads; and how to change it. */
export function useAlwaysScroll(conversationId: string): [boolean, (on: boolean) => void] {
  const { data } = useQuery(chatCache.conversationsQuery);
  const change = useChangePreferences();
  const set = useCallback(
    (alwaysScroll: boolean) => void change(conversationId, { alwaysScroll }),
    [change, conversationId],
  );
  return [data?.find(({ id }) => id === conversationId)?.preferences.alwaysScroll ?? false, set];
}
