import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/directory';
import type { FriendGroup } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

/** "My friends": the signed-in person's own groups. */
export const friendsApi = {
  async groups(signal?: AbortSignal): Promise<FriendGroup[]> {
    const { items } = await unwrap(http.GET('/api/directory/v1/me/friend-groups', { signal }));
    return items;
  },

  /** `key` makes a retry answer the group that the first attempt made. */
  create(name: string, key: string): Promise<FriendGroup> {
    return unwrap(
      http.POST('/api/directory/v1/me/friend-groups', { body: { name }, headers: { 'Idempotency-Key': key } }),
    );
  },

  async change(id: string, change: { name?: string; position?: number }): Promise<void> {
    const { name = null, position = null } = change;
    await unwrap(
      http.PATCH('/api/directory/v1/me/friend-groups/{id}', { params: { path: { id } }, body: { name, position } }),
    );
  },

  async remove(id: string): Promise<void> {
    await unwrap(http.DELETE('/api/directory/v1/me/friend-groups/{id}', { params: { path: { id } } }));
  },

  async put(id: string, userId: string, position?: number): Promise<void> {
    const params = { path: { id, userId }, query: { position } };
    await unwrap(http.PUT('/api/directory/v1/me/friend-groups/{id}/people/{userId}', { params }));
  },

  async take(id: string, userId: string): Promise<void> {
    const params = { path: { id, userId } };
    await unwrap(http.DELETE('/api/directory/v1/me/friend-groups/{id}/people/{userId}', { params }));
  },
};
