import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError } from '../api/problem';
import { keys } from '../api/queryClient';
import { reminderApi } from '../api/reminder';
import type { Reminder } from '../api/types';
import { createStore, type Store } from '../lib/store';
import type { UserNotification } from './events';

const pageSize = 200;
const donePageSize = 50;
/** Several that change together are asked for together, and from so many on as a list. */
const collectMs = 50;
const mostByThemselves = 5;

/** The one place where what the server says of reminders is written into the query cache. */
export class ReminderCache {
  /** The open reminder of each message, for its row: a row that looks up its own is not drawn again for others. */
  readonly byMessage: Store<ReadonlyMap<string, Reminder>> = createStore<ReadonlyMap<string, Reminder>>(new Map());
  /** What was heard while the list was on its way, which may not know of it; null for what is gone. */
  readonly #heard = new Map<string, Reminder | null>();
  readonly #asked = new Set<string>();

  constructor(private readonly client: QueryClient) {
    client.getQueryCache().subscribe(({ query }) => {
      if (query.queryHash === openHash) this.#index();
    });
  }

  /** Those that are still to be told or acted on, by time: loaded once, then each change is heard. */
  readonly openQuery = queryOptions({
    queryKey: keys.openReminders,
    queryFn: ({ signal }) => this.#fetchOpen(signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });

  readonly doneQuery = infiniteQueryOptions({
    queryKey: keys.doneReminders,
    queryFn: ({ pageParam, signal }) =>
      reminderApi.list({ state: 'done', cursor: pageParam, limit: donePageSize }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

  open(): readonly Reminder[] {
    return this.client.getQueryData<Reminder[]>(keys.openReminders) ?? [];
  }

  find(id: string): Reminder | undefined {
    return this.open().find((reminder) => reminder.id === id);
  }

  /** An answer or an event may be older than what stands there already. */
  apply(reminder: Reminder): void {
    const known = this.#heard.get(reminder.id) ?? this.find(reminder.id);
    if (this.#heard.get(reminder.id) === null || (known && known.version > reminder.version)) return;
    this.#hear(reminder.id, reminder);
  }

  remove(id: string): void {
    this.#hear(id, null);
  }

  /** Shows at once what the event says, then asks for all of it. */
  notify({ kind, subjectId, version, at, text, unavailable }: UserNotification): void {
    const known = this.find(subjectId);
    if (kind === 'reminderDue' && known && known.version < version) {
      const message = unavailable ?? 'available';
      const excerpt = unavailable ? null : (text ?? known.excerpt);
      this.apply({ ...known, version, state: 'due', dueAt: at, firedAt: at, excerpt, message });
    }
    if (this.#asked.size === 0) setTimeout(() => void this.#reload(), collectMs);
    this.#asked.add(subjectId);
  }

  /** What was missed while there was no connection. */
  refresh(): void {
    void this.client.invalidateQueries({ queryKey: keys.openReminders });
    void this.client.invalidateQueries({ queryKey: keys.doneReminders });
  }

  async #reload(): Promise<void> {
    const ids = [...this.#asked];
    this.#asked.clear();
    if (ids.length > mostByThemselves) this.refresh();
    else await Promise.all(ids.map((id) => this.load(id).catch(() => this.refresh())));
  }

  /** Asks for one; undefined when it is gone. Rejects when nobody answers. */
  async load(id: string): Promise<Reminder | undefined> {
    try {
      const reminder = await reminderApi.find(id);
      this.apply(reminder);
      return reminder;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error;
      this.remove(id);
      return undefined;
    }
  }

  async #fetchOpen(signal: AbortSignal): Promise<Reminder[]> {
    this.#heard.clear();
    const all = new Map<string, Reminder>();
    let cursor: string | undefined;
    do {
      const page = await reminderApi.list({ state: 'open', cursor, limit: pageSize }, signal);
      for (const reminder of page.items) all.set(reminder.id, reminder);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    for (const [id, heard] of this.#heard) {
      const fetched = all.get(id);
      if (heard === null) all.delete(id);
      else if (!fetched || fetched.version <= heard.version) all.set(id, heard);
    }
    return openOf(all.values());
  }

  #hear(id: string, reminder: Reminder | null): void {
    this.#heard.set(id, reminder);
    this.client.setQueryData<Reminder[]>(keys.openReminders, (present) => {
      if (!present) return present;
      const others = present.filter((one) => one.id !== id);
      return openOf(reminder ? [...others, reminder] : others);
    });
    void this.client.invalidateQueries({ queryKey: keys.doneReminders });
  }

  #index(): void {
    const present = this.byMessage.get();
    const open = this.open();
    if (present.size === open.length && open.every((one) => present.get(one.messageId) === one)) return;
    this.byMessage.set(new Map(open.map((reminder) => [reminder.messageId, reminder])));
  }
}

const openHash = JSON.stringify(keys.openReminders);

/** It has no time yet: somebody is to come online first. */
export function isWaiting({ state, whenOnline }: Reminder): boolean {
  return state === 'pending' && whenOnline !== null;
}

/** When it was due, or will be; of one that waits for somebody, since when it stands as it is. */
export function timeOf({ state, dueAt, nextAt, changedAt }: Reminder): string {
  return (state === 'pending' ? nextAt : (dueAt ?? nextAt)) ?? changedAt;
}

function openOf(reminders: Iterable<Reminder>): Reminder[] {
  return [...reminders].filter(({ state }) => state !== 'done').sort(byTime);
}

function byTime(a: Reminder, b: Reminder): number {
  const waiting = Number(isWaiting(a)) - Number(isWaiting(b));
  // Those that wait for somebody come last, in the order in which they were set.
  const time = isWaiting(a) ? 0 : Date.parse(timeOf(a)) - Date.parse(timeOf(b));
  return waiting || time || (a.id < b.id ? -1 : 1);
}
