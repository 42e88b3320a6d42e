import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { toApiError, unwrap } from './problem';
import type { paths } from './schema/chat';
import type { CustomEmoji, CustomEmojiList } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

/** The emoji that people of the workspace added. */
export const emojiApi = {
  list(signal?: AbortSignal): Promise<CustomEmojiList> {
    return unwrap(http.GET('/api/chat/v1/emoji', { signal }));
  },

  /** The body is the file itself, which the typed client, made for JSON, would not send. */
  async add(name: string, picture: Blob): Promise<CustomEmoji> {
    const response = await authorizedFetch(
      new Request(`/api/chat/v1/emoji/${encodeURIComponent(name)}`, { method: 'PUT', body: picture }),
    );
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw toApiError(response, answer);
    return answer as CustomEmoji;
  },

  async remove(name: string): Promise<void> {
    await unwrap(http.DELETE('/api/chat/v1/emoji/{name}', { params: { path: { name } } }));
  },
};
