import { QueryClient } from '@tanstack/react-query';
import { backoffDelay } from '../lib/backoff';
import { ApiError } from './problem';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Realtime events keep the cache fresh; a reconnect repairs it (realtime/sync.ts).
      staleTime: 5 * 60_000,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 4 && (!(error instanceof ApiError) || error.isTransient),
      retryDelay: (attempt, error) =>
        error instanceof ApiError && error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : backoffDelay(attempt),
    },
  },
});

export const keys = {
  conversations: ['conversations'] as const,
  conversation: (id: string) => ['conversation', id] as const,
  history: (conversationId: string) => ['history', conversationId] as const,
  message: (conversationId: string, seq: number) => ['message', conversationId, seq] as const,
  thread: (conversationId: string, seq: number) => ['thread', conversationId, seq] as const,
  threads: ['threads'] as const,
  members: (conversationId: string) => ['members', conversationId] as const,
  channels: ['channels'] as const,
  periods: (conversationId: string) => ['period', conversationId] as const,
  period: (conversationId: string, { from, to }: { from: string; to: string }) =>
    ['period', conversationId, from, to] as const,
  pins: (conversationId: string) => ['pins', conversationId] as const,
  versions: (conversationId: string, seq: number) => ['versions', conversationId, seq] as const,
  pushes: (conversationId: string, seq: number) => ['pushes', conversationId, seq] as const,
  messageInfos: ['message-info'] as const,
  messageInfo: (conversationId: string, seq: number) => ['message-info', conversationId, seq] as const,
  workspaceSettings: ['workspace-settings'] as const,
  customEmoji: ['custom-emoji'] as const,
  folders: ['folders'] as const,
  contacts: ['contacts'] as const,
  friendGroups: ['friend-groups'] as const,
  peopleSearch: (fields: object) => ['people-search', fields] as const,
  person: (id: string) => ['person', id] as const,
  sessions: ['sessions'] as const,
  settings: ['settings'] as const,
  scheduled: ['scheduled'] as const,
  openReminders: ['reminders', 'open'] as const,
  doneReminders: ['reminders', 'done'] as const,
  reminderHistory: (id: string, version: number) => ['reminder-history', id, version] as const,
  whoSees: (conversationId: string, seq: number) => ['who-sees', conversationId, seq] as const,
  presence: (userId: string) => ['presence', userId] as const,
  ownStatus: ['ownStatus'] as const,
};
