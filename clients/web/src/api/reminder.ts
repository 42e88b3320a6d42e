import { authorizedFetch } from '../auth/session';
import { toApiError } from './problem';
import type { Reminder, ReminderPage, Repeat } from './types';

const address = '/api/reminder/v1/reminders';

/** The message that a reminder is about. */
export interface Subject {
  conversationId: string;
  messageId: string;
  seq: number;
}

/** When: a clock on a wall, and where that wall stands. */
export interface ReminderTime {
  localTime: string;
  timeZone: string;
  repeat: Repeat;
}

interface PageOf {
  state: 'open' | 'done';
  cursor?: string;
  limit: number;
}

/** What this person wants to be reminded of. */
export const reminderApi = {
  list({ state, cursor, limit }: PageOf, signal?: AbortSignal): Promise<ReminderPage> {
    const query = new URLSearchParams({ state, limit: String(limit), ...(cursor ? { cursor } : {}) });
    return ask('GET', `?${query}`, { signal });
  },

  find(id: string, signal?: AbortSignal): Promise<Reminder> {
    return ask('GET', `/${id}`, { signal });
  },

  /** `key` makes a retry answer the reminder that the first attempt made. */
  create(about: Subject, time: ReminderTime, key: string): Promise<Reminder> {
    return ask('POST', '', { body: { ...about, ...time }, key });
  },

  /** Over the version that this device knows; 409 when there is a newer one. */
  change(id: string, time: ReminderTime, version: number): Promise<Reminder> {
    return ask('PATCH', `/${id}`, { body: { ...time, version } });
  },

  snooze(id: string, hours: number): Promise<Reminder> {
    return ask('POST', `/${id}/snooze`, { body: { hours } });
  },

  /** It was seen: one that repeats goes on with its next time. */
  dismiss(id: string): Promise<Reminder> {
    return ask('POST', `/${id}/dismiss`);
  },

  /** "Do not notify": the end of it, also of one that repeats. */
  complete(id: string): Promise<Reminder> {
    return ask('POST', `/${id}/complete`);
  },

  remove(id: string): Promise<void> {
    return ask('DELETE', `/${id}`);
  },
};

interface Asked {
  body?: object;
  key?: string;
  signal?: AbortSignal;
}

async function ask<T>(method: string, path: string, { body, key, signal }: Asked = {}): Promise<T> {
  const headers: Record<string, string> = {};
  if (body) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const response = await authorizedFetch(
    new Request(address + path, { method, headers, signal, body: body && JSON.stringify(body) }),
  );
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toApiError(response, answer);
  return answer as T;
}
