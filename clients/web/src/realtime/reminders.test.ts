import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/problem';
import { keys } from '../api/queryClient';
import { reminderApi } from '../api/reminder';
import type { Reminder } from '../api/types';
import { dueReminder, reminder } from '../test/samples';
import type { UserNotification } from './events';
import { ReminderCache } from './reminders';

const gone = new ApiError(404, 'not_found', '');
const said = (kind: UserNotification['kind'], of: Reminder, more: Partial<UserNotification> = {}) => ({
  kind,
  subjectId: of.id,
  version: of.version,
  at: of.dueAt ?? of.changedAt,
  ...more,
});

describe('the open reminders', () => {
  let client: QueryClient;
  let cache: ReminderCache;
  let kept: Reminder[];

  beforeEach(async () => {
    vi.useFakeTimers();
    client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    cache = new ReminderCache(client);
    kept = [reminder({ id: 'b', nextAt: '2026-11-28T09:00:00.000Z' }), reminder({ id: 'a' })];
    vi.spyOn(reminderApi, 'list').mockImplementation(async () => ({ items: kept, nextCursor: null }));
    vi.spyOn(reminderApi, 'find').mockImplementation(async (id) => {
      const found = kept.find((one) => one.id === id);
      if (!found) throw gone;
      return found;
    });
    await client.fetchQuery(cache.openQuery);
  });

  afterEach(() => {
    vi.useRealTimers();
    client.clear();
  });

  const ids = () => cache.open().map(({ id }) => id);

  it('stand by time, page after page', async () => {
    vi.mocked(reminderApi.list)
      .mockResolvedValueOnce({ items: [reminder({ id: 'c', nextAt: '2026-12-01T09:00:00.000Z' })], nextCursor: 'more' })
      .mockResolvedValueOnce({ items: [dueReminder({ id: 'd' })], nextCursor: null });
    await client.refetchQueries({ queryKey: keys.openReminders });
    expect(ids()).toEqual(['d', 'c']);
    expect(vi.mocked(reminderApi.list).mock.calls.at(-1)?.[0].cursor).toBe('more');
  });

  it('take an answer, but none that is older than what is known', () => {
    cache.apply(reminder({ id: 'a', version: 3, excerpt: 'third' }));
    cache.apply(reminder({ id: 'a', version: 2, excerpt: 'second' }));
    expect(cache.find('a')?.excerpt).toBe('third');
  });

  it('lose what is done or deleted, and what is late does not bring it back', () => {
    cache.apply(reminder({ id: 'a', version: 3, state: 'done' }));
    cache.remove('b');
    cache.apply(reminder({ id: 'a', version: 2 }));
    cache.apply(reminder({ id: 'b', version: 2 }));
    expect(ids()).toEqual([]);
  });

  it('are found by their message, and a row hears of its own only', () => {
    const [first] = cache.open();
    const before = cache.byMessage.get();
    expect(before.get('m-of-a')).toBe(first);
    cache.apply(reminder({ id: 'b', version: 2 }));
    expect(cache.byMessage.get()).not.toBe(before);
    expect(cache.byMessage.get().get('m-of-a')).toBe(first);
    cache.remove('a');
    expect(cache.byMessage.get().has('m-of-a')).toBe(false);
  });

  it('one that is due is shown at once, with what the event says, then asked for', async () => {
    const due = dueReminder({ id: 'a', excerpt: 'as it is now' });
    cache.notify(said('reminderDue', due, { text: 'as it is now' }));
    expect(cache.find('a')).toMatchObject({ state: 'due', excerpt: 'as it is now', dueAt: due.dueAt });
    kept = [{ ...due, firedAt: '2026-11-25T14:00:01.000Z' }];
    await vi.runAllTimersAsync();
    expect(cache.find('a')?.firedAt).toBe('2026-11-25T14:00:01.000Z');
  });

  it('what somebody may not see any more is not shown from memory', () => {
    cache.notify(said('reminderDue', dueReminder({ id: 'a' }), { unavailable: 'unavailable' }));
    expect(cache.find('a')).toMatchObject({ message: 'unavailable', excerpt: null });
  });

  it('a change on another device is asked for, also that it is gone', async () => {
    kept = [reminder({ id: 'a', version: 2, repeat: 'daily' })];
    cache.notify(said('reminderChanged', reminder({ id: 'a', version: 2 })));
    cache.notify(said('reminderChanged', reminder({ id: 'b', version: 2 })));
    await vi.runAllTimersAsync();
    expect(cache.open()).toEqual(kept);
  });

  it('many that change together are asked for as a list', async () => {
    kept = Array.from({ length: 9 }, (_, index) => dueReminder({ id: `many-${index}` }));
    const unsubscribe = new QueryObserver(client, cache.openQuery).subscribe(() => undefined);
    for (const one of kept) cache.notify(said('reminderDue', one));
    await vi.runAllTimersAsync();
    unsubscribe();
    expect(reminderApi.find).not.toHaveBeenCalled();
    expect(ids()).toHaveLength(9);
  });

  it('a reconnect brings what was missed', async () => {
    kept = [dueReminder({ id: 'a' })];
    const unsubscribe = new QueryObserver(client, cache.openQuery).subscribe(() => undefined);
    cache.refresh();
    await vi.runAllTimersAsync();
    unsubscribe();
    expect(cache.open()).toEqual(kept);
  });

  it('a list that was on its way does not undo what was heard meanwhile', async () => {
    let answer: (page: { items: Reminder[]; nextCursor: null }) => void = () => undefined;
    vi.mocked(reminderApi.list).mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const before = kept;
    const fetched = client.refetchQueries({ queryKey: keys.openReminders });
    cache.apply(reminder({ id: 'a', version: 2, state: 'done' }));
    cache.remove('b');
    cache.apply(reminder({ id: 'new' }));
    answer({ items: before, nextCursor: null });
    await fetched;
    expect(ids()).toEqual(['new']);
  });
});
