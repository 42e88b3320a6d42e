import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/chat';
import type { ChannelPage, Conversation, MemberPage } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

export interface NewChannel {
  name: string;
  description: string;
  isPublic: boolean;
  userIds: string[];
}

export interface DetailsChange {
  name?: string;
  description?: string;
  isPublic?: boolean;
}

const memberPageSize = 100;

/** Groups and channels: making them, and who is in them. `key` makes a creation that is sent again find the first. */
export const groupsApi = {
  createGroup(name: string, userIds: string[], key: string): Promise<Conversation> {
    return unwrap(
      http.POST('/api/chat/v1/conversations/groups', {
        body: { name: name || null, userIds },
        params: { header: { 'Idempotency-Key': key } },
      }),
    );
  },

  createChannel(channel: NewChannel, key: string): Promise<Conversation> {
    return unwrap(
      http.POST('/api/chat/v1/conversations/channels', {
        body: channel,
        params: { header: { 'Idempotency-Key': key } },
      }),
    );
  },

  publicChannels(query: string, cursor: string | undefined, signal?: AbortSignal): Promise<ChannelPage> {
    return unwrap(
      http.GET('/api/chat/v1/conversations/channels', {
        params: { query: { query: query || undefined, cursor, limit: 50 } },
        signal,
      }),
    );
  },

  join(conversationId: string): Promise<Conversation> {
    return unwrap(
      http.POST('/api/chat/v1/conversations/{conversationId}/join', { params: { path: { conversationId } } }),
    );
  },

  change(conversationId: string, change: DetailsChange): Promise<Conversation> {
    const body = { name: null, description: null, isPublic: null, ...change };
    return unwrap(
      http.PATCH('/api/chat/v1/conversations/{conversationId}', { params: { path: { conversationId } }, body }),
    );
  },

  /** Those of these people, 100 at most, who see a message. */
  async whoSees(conversationId: string, seq: number, userIds: string[], signal?: AbortSignal): Promise<string[]> {
    const path = { conversationId, seq };
    const address = '/api/chat/v1/conversations/{conversationId}/messages/{seq}/visible-to';
    return (await unwrap(http.GET(address, { params: { path, query: { userId: userIds } }, signal }))).userIds;
  },

  members(
    conversationId: string,
    query: string,
    cursor: string | undefined,
    signal?: AbortSignal,
  ): Promise<MemberPage> {
    return unwrap(
      http.GET('/api/chat/v1/conversations/{conversationId}/members', {
        params: { path: { conversationId }, query: { query: query || undefined, cursor, limit: memberPageSize } },
        signal,
      }),
    );
  },

  /** `historyDays`: how much of the past they see; null for everything. */
  async addMembers(conversationId: string, userIds: string[], historyDays: number | null): Promise<void> {
    await unwrap(
      http.POST('/api/chat/v1/conversations/{conversationId}/members', {
        params: { path: { conversationId } },
        body: { userIds, historyDays },
      }),
    );
  },

  async removeMember(conversationId: string, userId: string): Promise<void> {
    await unwrap(
      http.DELETE('/api/chat/v1/conversations/{conversationId}/members/{userId}', {
        params: { path: { conversationId, userId } },
      }),
    );
  },

  async changeRole(conversationId: string, userId: string, role: 'owner' | 'member'): Promise<void> {
    await unwrap(
      http.PATCH('/api/chat/v1/conversations/{conversationId}/members/{userId}', {
        params: { path: { conversationId, userId } },
        body: { role },
      }),
    );
  },
};
