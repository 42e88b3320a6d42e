import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/chat';
import type { ChangePage, ForwardedMessage, Message, MessageInfo, MessageVersion } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

/** Where a message stands. */
export interface Place {
  conversationId: string;
  seq: number;
}

const at = ({ conversationId, seq }: Place) => ({ path: { conversationId, seq } });

/** What can be done with a message that was sent. Each answers with the message as it is then. */
export const messagesApi = {
  find(place: Place, signal?: AbortSignal): Promise<Message> {
    return unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}/messages/{seq}', { params: at(place), signal }),
    );
  },

  edit(place: Place, body: string, edits: number): Promise<Message> {
    return unwrap(
      http.PATCH('/api/chat/v1/conversations/{conversationId}/messages/{seq}', {
        params: at(place),
        body: { body, edits },
      }),
    );
  },

  delete(place: Place): Promise<Message> {
    return unwrap(http.DELETE('/api/chat/v1/conversations/{conversationId}/messages/{seq}', { params: at(place) }));
  },

  react({ conversationId, seq }: Place, emoji: string, given: boolean): Promise<Message> {
    const params = { path: { conversationId, seq, emoji } };
    const path = '/api/chat/v1/conversations/{conversationId}/messages/{seq}/reactions/{emoji}';
    return unwrap(given ? http.PUT(path, { params }) : http.DELETE(path, { params }));
  },

  pin(place: Place, pinned: boolean): Promise<Message> {
    const path = '/api/chat/v1/conversations/{conversationId}/messages/{seq}/pin';
    return unwrap(pinned ? http.PUT(path, { params: at(place) }) : http.DELETE(path, { params: at(place) }));
  },

  async pins(conversationId: string, signal?: AbortSignal): Promise<Message[]> {
    const { items } = await unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}/pins', { params: { path: { conversationId } }, signal }),
    );
    return items;
  },

  async versions(place: Place, signal?: AbortSignal): Promise<MessageVersion[]> {
    const path = '/api/chat/v1/conversations/{conversationId}/messages/{seq}/versions';
    const { items } = await unwrap(http.GET(path, { params: at(place), signal }));
    return items;
  },

  info(place: Place, signal?: AbortSignal): Promise<MessageInfo> {
    const path = '/api/chat/v1/conversations/{conversationId}/messages/{seq}/info';
    return unwrap(http.GET(path, { params: at(place), signal }));
  },

  /** Messages that changed after a revision, and the revision that they reach. */
  changes(conversationId: string, after: number, limit: number): Promise<ChangePage> {
    return unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}/changes', {
        params: { path: { conversationId }, query: { after, limit } },
      }),
    );
  },

  async forward(conversationId: string, fromConversationId: string, messages: ForwardedMessage[]): Promise<Message[]> {
    const { items } = await unwrap(
      http.POST('/api/chat/v1/conversations/{conversationId}/forwards', {
        params: { path: { conversationId } },
        body: { fromConversationId, messages },
      }),
    );
    return items;
  },
};
