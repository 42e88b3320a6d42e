import type { InfiniteData } from '@tanstack/react-query';
import type { Conversation, ThreadPage } from '../api/types';

/** The thread of a message, among the conversations that are known. */
export function threadOf(
  conversations: readonly Conversation[],
  conversationId: string,
  seq: number,
): Conversation | undefined {
  return conversations.find(({ thread }) => thread?.conversationId === conversationId && thread.seq === seq);
}

/** What stands in the list of conversations: a thread stands at its root, and in a list of its own. */
export function withoutThreads(conversations: readonly Conversation[]): Conversation[] {
  return conversations.filter(({ thread }) => thread == null);
}

/** How many followed threads have something unread. */
export function unreadThreads(conversations: readonly Conversation[]): number {
  return conversations.filter(({ thread, unread }) => thread != null && unread > 0).length;
}

/** Where a conversation is shown; a thread beside its root. */
export function addressOf({ id, thread }: Conversation): string {
  return thread ? threadAddress(thread.conversationId, thread.seq) : `/chats/${id}`;
}

export function threadAddress(conversationId: string, seq: number): string {
  return `/chats/${conversationId}?thread=${seq}`;
}

/** The list of threads without those that are gone. */
export function withoutThreadsOf(
  { pages, pageParams }: InfiniteData<ThreadPage>,
  gone: (conversation: Conversation) => boolean,
): InfiniteData<ThreadPage> {
  return {
    pageParams,
    pages: pages.map((page) => ({ ...page, items: page.items.filter((one) => !gone(one.thread)) })),
  };
}
