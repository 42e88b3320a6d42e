import createClient from 'openapi-fetch';
import { authorizedFetch } from '../auth/session';
import { unwrap } from './problem';
import type { paths } from './schema/reminder';
import type { Reminder, ReminderEntry, ReminderPage, Repeat } from './types';

const http = createClient<paths>({ fetch: authorizedFetch });

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

/** Or whom to wait for instead. */
export interface ReminderCondition {
  whenOnline: string;
}

export type ReminderOccasion = ReminderTime | ReminderCondition;

interface PageOf {
  state: 'open' | 'done';
  cursor?: string;
  limit: number;
}

/** The schema wants what is not changed to be named. */
const emptyTime = { localTime: null, timeZone: null, repeat: null };

const all = '/api/reminder/v1/reminders';
const one = `${all}/{reminderId}` as const;

const of = (reminderId: string) => ({ params: { path: { reminderId } } });

/** What this person wants to be reminded of. */
export const reminderApi = {
  list(query: PageOf, signal?: AbortSignal): Promise<ReminderPage> {
    return unwrap(http.GET(all, { params: { query }, signal }));
  },

  find(id: string, signal?: AbortSignal): Promise<Reminder> {
    return unwrap(http.GET(one, { ...of(id), signal }));
  },

  /** `key` makes a retry answer the reminder that the first attempt made. Undefined when `people` names only others. */
  create(
    about: Subject,
    when: ReminderOccasion,
    key: string,
    people?: readonly string[],
  ): Promise<Reminder | undefined> {
    const body = { ...about, ...when, ...(people && { for: [...people] }) };
    return unwrap(http.POST(all, { params: { header: { 'Idempotency-Key': key } }, body }));
  },

  /** What happened to it, the latest first. */
  async history(id: string, signal?: AbortSignal): Promise<readonly ReminderEntry[]> {
    return (await unwrap(http.GET(`${one}/history`, { ...of(id), signal }))).items;
  },

  /** Over the version that this device knows; 409 when there is a newer one. */
  change(id: string, when: ReminderOccasion, version: number): Promise<Reminder> {
    return unwrap(http.PATCH(one, { ...of(id), body: { ...emptyTime, ...when, version } }));
  },

  snooze(id: string, hours: number): Promise<Reminder> {
    return unwrap(http.POST(`${one}/snooze`, { ...of(id), body: { hours } }));
  },

  /** It was seen: one that repeats goes on with its next time. */
  dismiss(id: string): Promise<Reminder> {
    return unwrap(http.POST(`${one}/dismiss`, of(id)));
  },

  /** "Do not notify": the end of it, also of one that repeats. */
  complete(id: string): Promise<Reminder> {
    return unwrap(http.POST(`${one}/complete`, of(id)));
  },

  async remove(id: string): Promise<void> {
    await unwrap(http.DELETE(one, of(id)));
  },
};
