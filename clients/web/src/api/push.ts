import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/chat';
import type { PushLine, PushState, PushSubscriptionRequest } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });
const mine = '/api/chat/v1/push';

/** Being told while the app is closed. */
export const pushApi = {
  state(): Promise<PushState> {
    return unwrap(http.GET(mine));
  },

  async subscribe(subscription: PushSubscriptionRequest): Promise<void> {
    await unwrap(http.PUT(mine, { body: subscription }));
  },

  async unsubscribe(): Promise<void> {
    await unwrap(http.DELETE(mine));
  },

  /** Why this person's devices were told of a message, or were not. */
  async ofMessage(conversationId: string, seq: number, signal?: AbortSignal): Promise<PushLine[]> {
    const path = '/api/chat/v1/conversations/{conversationId}/messages/{seq}/pushes';
    const { items } = await unwrap(http.GET(path, { params: { path: { conversationId, seq } }, signal }));
    return items;
  },
};
