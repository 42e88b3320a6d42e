import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import type { Place } from './messages';
import { unwrap } from './problem';
import type { paths } from './schema/chat';
import type { Conversation, ThreadPage } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

const pageSize = 30;

export const threadsApi = {
  /** Makes the thread of a message where there is none, and lets this person into it. */
  open({ conversationId, seq }: Place): Promise<Conversation> {
    return unwrap(
      http.POST('/api/chat/v1/conversations/{conversationId}/messages/{seq}/thread', {
        params: { path: { conversationId, seq } },
      }),
    );
  },

  follow(conversationId: string, following: boolean): Promise<Conversation> {
    const path = '/api/chat/v1/conversations/{conversationId}/following';
    return unwrap(http.PUT(path, { params: { path: { conversationId } }, body: { following } }));
  },

  /** Those that this person follows, newest activity first. */
  page(cursor: string | undefined, signal?: AbortSignal): Promise<ThreadPage> {
    return unwrap(http.GET('/api/chat/v1/threads', { params: { query: { cursor, limit: pageSize } }, signal }));
  },

  /** Every followed thread with something unread. */
  async unread(signal?: AbortSignal): Promise<Conversation[]> {
    const all: Conversation[] = [];
    let cursor: string | undefined;
    do {
      const query = { unread: true, cursor, limit: 200 };
      const page = await unwrap(http.GET('/api/chat/v1/threads', { params: { query }, signal }));
      all.push(...page.items.map(({ thread }) => thread));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return all;
  },
};
