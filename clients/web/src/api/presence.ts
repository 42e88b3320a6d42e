import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/presence';
import type { OwnStatus, PersonPresence, PresenceMode } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

export const presenceApi = {
  async snapshot(userIds: string[], signal?: AbortSignal): Promise<PersonPresence[]> {
    const { people } = await unwrap(http.POST('/api/presence/v1/snapshot', { body: { userIds }, signal }));
    return people as PersonPresence[];
  },

  ownStatus(signal?: AbortSignal): Promise<OwnStatus> {
    return unwrap(http.GET('/api/presence/v1/me/status', { signal })) as Promise<OwnStatus>;
  },

  chooseMode(mode: PresenceMode): Promise<OwnStatus> {
    return unwrap(http.PUT('/api/presence/v1/me/mode', { body: { mode } })) as Promise<OwnStatus>;
  },

  chooseStatus(emoji: string | null, text: string | null, expiresInMinutes: number | null): Promise<OwnStatus> {
    return unwrap(
      http.PUT('/api/presence/v1/me/status', { body: { emoji, text, expiresInMinutes } }),
    ) as Promise<OwnStatus>;
  },

  clearStatus(): Promise<OwnStatus> {
    return unwrap(http.DELETE('/api/presence/v1/me/status')) as Promise<OwnStatus>;
  },
};
