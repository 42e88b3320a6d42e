import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/directory';
import type {
  AccountSettings,
  ContactTree,
  FoundPeople,
  Me,
  Person,
  Session,
  SettingsPatch,
  WorkspaceSettings,
} from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

export const directoryApi = {
  contacts(signal?: AbortSignal): Promise<ContactTree> {
    return unwrap(http.GET('/api/directory/v1/contacts/tree', { signal }));
  },

  person(id: string, signal?: AbortSignal): Promise<Person> {
    return unwrap(http.GET('/api/directory/v1/users/{id}', { params: { path: { id } }, signal }));
  },

  /** Looks people up by fields, all of which must be met, a page at a time. */
  findPeople(
    query: { name?: string; department?: string; position?: string; phone?: string; email?: string; cursor?: string },
    signal?: AbortSignal,
  ): Promise<FoundPeople> {
    return unwrap(http.GET('/api/directory/v1/users', { params: { query }, signal }));
  },

  async sessions(signal?: AbortSignal): Promise<Session[]> {
    const { items } = await unwrap(http.GET('/api/directory/v1/sessions', { signal }));
    return items;
  },

  async endSession(id: string): Promise<void> {
    await unwrap(http.DELETE('/api/directory/v1/sessions/{id}', { params: { path: { id } } }));
  },

  async endOtherSessions(): Promise<void> {
    await unwrap(http.DELETE('/api/directory/v1/sessions'));
  },

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await unwrap(http.POST('/api/directory/v1/password', { body: { currentPassword, newPassword } }));
  },

  changeLanguage(language: string): Promise<Me> {
    return unwrap(http.PATCH('/api/directory/v1/me', { body: { language, timeZone: null } }));
  },

  settings(signal?: AbortSignal): Promise<AccountSettings> {
    return unwrap(http.GET('/api/directory/v1/me/settings', { signal }));
  },

  changeSettings(patch: SettingsPatch): Promise<AccountSettings> {
    return unwrap(http.PATCH('/api/directory/v1/me/settings', { body: patch }));
  },

  workspaceSettings(signal?: AbortSignal): Promise<WorkspaceSettings> {
    return unwrap(http.GET('/api/directory/v1/workspace/settings', { signal }));
  },

  changeWorkspaceSettings(settings: Partial<WorkspaceSettings>): Promise<WorkspaceSettings> {
    return unwrap(http.PATCH('/api/directory/v1/workspace/settings', { body: { readReceipts: null, ...settings } }));
  },
};
