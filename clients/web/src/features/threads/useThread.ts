import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../api/queryClient';
import { threadsApi } from '../../api/threads';
import { chatCache } from '../../realtime/runtime';
import { threadOf } from '../../realtime/threads';

/** The thread of a message, which is opened where this person is not in it yet, and the message. */
export function useThread(conversationId: string, seq: number) {
  const list = useQuery(chatCache.conversationsQuery);
  const thread = threadOf(list.data ?? [], conversationId, seq);
  const opening = useQuery({
    queryKey: keys.thread(conversationId, seq),
    queryFn: () => threadsApi.open({ conversationId, seq }),
    enabled: list.isFetched && !thread,
    gcTime: 0,
  });
  useEffect(() => {
    if (opening.data) chatCache.applyConversation(opening.data);
  }, [opening.data]);
  const root = useQuery(chatCache.messageQuery(conversationId, seq));
  return {
    thread,
    root: root.data,
    error: thread ? root.error : opening.error,
    retry: () => void (opening.isError ? opening : root).refetch(),
  };
}
