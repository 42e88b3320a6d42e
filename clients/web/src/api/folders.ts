import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/chat';
import type { ConversationPreferences, Folder, FolderList } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

/** The signed-in person's own folders of conversations. */
export const foldersApi = {
  list(signal?: AbortSignal): Promise<FolderList> {
    return unwrap(http.GET('/api/chat/v1/folders', { signal }));
  },

  /** `key` makes a retry answer the folder that the first attempt made. */
  create(name: string, key: string): Promise<Folder> {
    const params = { header: { 'Idempotency-Key': key } };
    return unwrap(http.POST('/api/chat/v1/folders', { body: { name }, params }));
  },

  change(folderId: string, change: { name?: string; position?: number }): Promise<Folder> {
    const { name = null, position = null } = change;
    const params = { path: { folderId } };
    return unwrap(http.PATCH('/api/chat/v1/folders/{folderId}', { params, body: { name, position } }));
  },

  async remove(folderId: string): Promise<void> {
    await unwrap(http.DELETE('/api/chat/v1/folders/{folderId}', { params: { path: { folderId } } }));
  },

  put(folderId: string, conversationId: string): Promise<ConversationPreferences> {
    const params = { path: { folderId, conversationId } };
    return unwrap(http.PUT('/api/chat/v1/folders/{folderId}/conversations/{conversationId}', { params }));
  },

  take(folderId: string, conversationId: string): Promise<ConversationPreferences> {
    const params = { path: { folderId, conversationId } };
    return unwrap(http.DELETE('/api/chat/v1/folders/{folderId}/conversations/{conversationId}', { params }));
  },
};
