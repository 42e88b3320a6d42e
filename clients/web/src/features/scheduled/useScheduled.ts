import { useQuery } from '@tanstack/react-query';
import { chatApi } from '../../api/chat';
import { keys, queryClient } from '../../api/queryClient';
import type { ScheduledMessage } from '../../api/types';

/** What this person has scheduled in a conversation; events of other devices make it be asked for again. */
export function useScheduled(conversationId: string): readonly ScheduledMessage[] {
  const { data } = useQuery({
    queryKey: keys.scheduled,
    queryFn: ({ signal }) => chatApi.scheduled(signal),
    select: (all) => all.filter((message) => message.conversationId === conversationId),
  });
  return data ?? [];
}

export function refreshScheduled(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: keys.scheduled });
}
