import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/chat';
import type { Conversation, MessagePage } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

export const historyPageSize = 50;

export const chatApi = {
  /** Every conversation, newest activity first; pages follow each other until the server has no more. */
  async conversations(signal?: AbortSignal): Promise<Conversation[]> {
    const all: Conversation[] = [];
    let cursor: string | undefined;
    do {
      const page = await unwrap(
        http.GET('/api/chat/v1/conversations', { params: { query: { cursor, limit: 200 } }, signal }),
      );
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return all;
  },

  conversation(conversationId: string, signal?: AbortSignal): Promise<Conversation> {
    return unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}', { params: { path: { conversationId } }, signal }),
    );
  },

  openDirect(userId: string): Promise<Conversation> {
    return unwrap(http.POST('/api/chat/v1/conversations/direct', { body: { userId } }));
  },

  /** Without `before` and `after`: the newest page. `before` and `after` are exclusive. */
  history(
    conversationId: string,
    range: { before?: number; after?: number; limit?: number } = {},
    signal?: AbortSignal,
  ): Promise<MessagePage> {
    const query = { limit: historyPageSize, ...range };
    return unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}/messages', {
        params: { path: { conversationId }, query },
        signal,
      }),
    );
  },

  async hubTicket(): Promise<string> {
    const { ticket } = await unwrap(http.POST('/api/chat/v1/hub-ticket'));
    return ticket;
  },
};
