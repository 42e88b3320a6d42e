import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/chat';
import type { Conversation, ConversationPreferences, Draft, MessagePage, ScheduledMessage } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

export const historyPageSize = 50;

interface HistoryRange {
  before?: number;
  after?: number;
  around?: number;
  from?: string;
  to?: string;
  limit?: number;
}

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

  /** What is absent stays. */
  changePreferences(
    conversationId: string,
    change: Partial<Omit<ConversationPreferences, 'folderId'>>,
  ): Promise<ConversationPreferences> {
    const nothing = {
      muted: null,
      archived: null,
      pinned: null,
      favourite: null,
      level: null,
      sound: null,
      alwaysScroll: null,
    };
    return unwrap(
      http.PATCH('/api/chat/v1/conversations/{conversationId}/preferences', {
        params: { path: { conversationId } },
        body: { ...nothing, ...change },
      }),
    );
  },

  openDirect(userId: string): Promise<Conversation> {
    return unwrap(http.POST('/api/chat/v1/conversations/direct', { body: { userId } }));
  },

  /** The newest page; or what is before or after a seq, around one, or in a period. */
  history(conversationId: string, range: HistoryRange = {}, signal?: AbortSignal): Promise<MessagePage> {
    const query = { limit: historyPageSize, ...range };
    return unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}/messages', {
        params: { path: { conversationId }, query },
        signal,
      }),
    );
  },

  async drafts(): Promise<Draft[]> {
    return (await unwrap(http.GET('/api/chat/v1/drafts'))).items;
  },

  draft(conversationId: string): Promise<Draft> {
    return unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}/draft', { params: { path: { conversationId } } }),
    );
  },

  /** Over the revision that this device knows; 409 when there is a newer one. */
  keepDraft(conversationId: string, body: string, revision: number): Promise<Draft> {
    const params = { path: { conversationId } };
    return unwrap(http.PUT('/api/chat/v1/conversations/{conversationId}/draft', { params, body: { body, revision } }));
  },

  clearDraft(conversationId: string, revision: number): Promise<Draft> {
    const params = { path: { conversationId }, query: { revision } };
    return unwrap(http.DELETE('/api/chat/v1/conversations/{conversationId}/draft', { params }));
  },

  async scheduled(signal?: AbortSignal): Promise<ScheduledMessage[]> {
    return (await unwrap(http.GET('/api/chat/v1/scheduled', { signal }))).items;
  },

  schedule(conversationId: string, clientMessageId: string, body: string, sendAt: string): Promise<ScheduledMessage> {
    const params = { path: { conversationId } };
    return unwrap(
      http.POST('/api/chat/v1/conversations/{conversationId}/scheduled', {
        params,
        body: { clientMessageId, body, sendAt },
      }),
    );
  },

  reschedule(id: string, change: { body?: string; sendAt: string }): Promise<ScheduledMessage> {
    const params = { path: { scheduledId: id } };
    const body = { body: change.body ?? null, sendAt: change.sendAt };
    return unwrap(http.PATCH('/api/chat/v1/scheduled/{scheduledId}', { params, body }));
  },

  async cancelScheduled(id: string): Promise<void> {
    await unwrap(http.DELETE('/api/chat/v1/scheduled/{scheduledId}', { params: { path: { scheduledId: id } } }));
  },

  /** The seq of the first message at or after an instant; null when there is none. */
  async messageAt(conversationId: string, time: string): Promise<number | null> {
    const place = await unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}/messages/at', {
        params: { path: { conversationId }, query: { time } },
      }),
    );
    return place.seq;
  },

  async hubTicket(): Promise<string> {
    const { ticket } = await unwrap(http.POST('/api/chat/v1/hub-ticket'));
    return ticket;
  },
};
