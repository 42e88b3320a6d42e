import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keys } from '../../api/queryClient';
import { threadsApi } from '../../api/threads';
import type { Conversation, Message } from '../../api/types';
import { activityOf } from '../../realtime/conversations';
import { chatCache } from '../../realtime/runtime';

export interface FollowedThread {
  thread: Conversation;
  root: Message;
}

/** The threads that this person follows, newest activity first, each as it is now. */
export function useThreadsList() {
  const query = useInfiniteQuery({
    queryKey: keys.threads,
    queryFn: ({ pageParam, signal }) => threadsApi.page(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 0,
  });
  const { data: conversations } = useQuery(chatCache.conversationsQuery);
  const { data, refetch } = query;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);

  // What the pages say of a thread is older than what events said since: those go on in the cache.
  useEffect(() => {
    for (const { thread } of entries) chatCache.applyConversation(thread);
  }, [entries]);

  const present = useMemo(() => new Map(conversations?.map((one) => [one.id, one])), [conversations]);
  const threads = useMemo(() => {
    const all = new Map(entries.map((entry) => [entry.thread.id, entry]));
    return [...all.values()]
      .map(({ thread, root }): FollowedThread => ({ thread: present.get(thread.id) ?? thread, root }))
      .filter(({ thread }) => thread.thread?.isFollowing)
      .sort((a, b) => activityOf(b.thread).localeCompare(activityOf(a.thread)));
  }, [entries, present]);

  const unlisted = useMemo(() => {
    const listed = new Set(entries.map(({ thread }) => thread.id));
    return [...present.values()].filter(({ id, thread, unread }) => thread && unread > 0 && !listed.has(id)).length;
  }, [entries, present]);
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded && unlisted > 0) void refetch();
  }, [loaded, unlisted, refetch]);

  return { ...query, threads };
}
