import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '../../api/types';
import { chatCache } from '../../realtime/runtime';

/** Of a thread the conversation that its root stands in, as soon as it is known; anything else is its own. */
export function useRootConversation(conversation: Conversation): Conversation {
  const { data } = useQuery(chatCache.conversationsQuery);
  const rootId = conversation.thread?.conversationId;
  return (rootId && data?.find(({ id }) => id === rootId)) || conversation;
}
