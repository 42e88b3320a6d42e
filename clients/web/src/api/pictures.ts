import { authorizedFetch } from '../auth/session';
import { toApiError, unwrap } from './problem';
import type { Conversation } from './types';

/** A picture by the address that the server gave. */
export async function fetchPicture(url: string): Promise<Blob> {
  const response = await authorizedFetch(new Request(url));
  if (!response.ok) throw toApiError(response, null);
  return response.blob();
}

/** The pictures of groups and channels. */
export const groupPicturesApi = {
  async set(conversationId: string, picture: Blob): Promise<Conversation> {
    return send(conversationId, { method: 'PUT', body: picture });
  },

  async remove(conversationId: string): Promise<Conversation> {
    return send(conversationId, { method: 'DELETE' });
  },
};

/** The body is the file itself, which the typed client, made for JSON, would not send. */
async function send(conversationId: string, init: RequestInit): Promise<Conversation> {
  const request = new Request(`/api/chat/v1/conversations/${conversationId}/picture`, init);
  const response = await authorizedFetch(request);
  const data = await response.json().catch(() => undefined);
  return unwrap<Conversation>(Promise.resolve({ response, data, error: data }));
}
