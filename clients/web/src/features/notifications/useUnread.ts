import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { chatCache } from '../../realtime/runtime';
import { type Unread, unreadOf } from './unread';

export function useUnread(): Unread[] {
  const { data: conversations } = useQuery(chatCache.conversationsQuery);
  return useMemo(() => unreadOf(conversations ?? []), [conversations]);
}
