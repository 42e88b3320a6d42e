import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/queryClient';
import type { PersonPresence } from '../api/types';
import { anna, boris } from '../test/samples';
import { PresenceWatch } from './presence';

const seen = (userId: string, change: Partial<PersonPresence> = {}): PersonPresence => ({
  userId,
  version: 1,
  state: 'online',
  lastSeenAt: null,
  status: null,
  lastClient: null,
  ...change,
});

describe('watching the people on the screen', () => {
  const server = { watch: vi.fn(), snapshot: vi.fn() };
  let client: QueryClient;
  let watch: PresenceWatch;
  const shown = (userId: string) => client.getQueryData<PersonPresence>(keys.presence(userId));

  beforeEach(() => {
    vi.useFakeTimers();
    server.watch.mockReset().mockResolvedValue(undefined);
    server.snapshot.mockReset().mockImplementation(async (ids: string[]) => ids.map((id) => seen(id)));
    client = new QueryClient();
    watch = new PresenceWatch(client, server);
  });
  afterEach(() => {
    watch.clear();
    vi.useRealTimers();
  });

  it('tells the hub once about all who appear together, and asks for them afterwards', async () => {
    watch.connected();
    watch.show(anna);
    watch.show(boris);
    watch.show(boris);
    await vi.runAllTimersAsync();

    expect(server.watch.mock.calls).toEqual([[[anna, boris]]]);
    expect(server.snapshot.mock.calls).toEqual([[[anna, boris]]]);
    expect(server.watch.mock.invocationCallOrder[0]).toBeLessThan(server.snapshot.mock.invocationCallOrder[0] ?? 0);
    expect(shown(anna)?.state).toBe('online');
  });

  it('asks only for whom it does not know yet, and forgets whoever has left every place', async () => {
    watch.connected();
    const leave = watch.show(anna);
    const leaveOnce = watch.show(boris);
    watch.show(boris);
    await vi.runAllTimersAsync();
    leave();
    leaveOnce();
    await vi.runAllTimersAsync();

    expect(server.watch).toHaveBeenLastCalledWith([boris]);
    expect(server.snapshot).toHaveBeenCalledTimes(1);
  });

  it('keeps what has the higher version, however it came', async () => {
    server.snapshot.mockResolvedValue([seen(anna, { version: 5, state: 'away' })]);
    watch.connected();
    watch.show(anna);
    watch.apply(seen(anna, { version: 7, state: 'offline' }));
    await vi.runAllTimersAsync();
    expect(shown(anna)?.state).toBe('offline');

    watch.apply(seen(anna, { version: 6, state: 'online' }));
    expect(shown(anna)?.state).toBe('offline');
    watch.apply(seen(anna, { version: 8, state: 'online' }));
    expect(shown(anna)?.state).toBe('online');
  });

  it('does nothing without a connection, and everything again with the next', async () => {
    watch.show(anna);
    await vi.runAllTimersAsync();
    expect(server.watch).not.toHaveBeenCalled();

    for (let connection = 1; connection <= 2; connection++) {
      watch.connected();
      await vi.runAllTimersAsync();
      expect(server.watch).toHaveBeenCalledTimes(connection);
      expect(server.snapshot).toHaveBeenCalledTimes(connection);
    }
  });

  it('tries again when the server did not answer', async () => {
    server.snapshot.mockRejectedValueOnce(new Error('503'));
    watch.connected();
    watch.show(anna);
    await vi.runAllTimersAsync();

    expect(server.snapshot).toHaveBeenCalledTimes(2);
    expect(shown(anna)?.state).toBe('online');
  });

  it('never names more people than the server takes, and prefers those who appeared last', async () => {
    watch.connected();
    for (let number = 0; number < 250; number++) watch.show(`person-${number}`);
    await vi.runAllTimersAsync();

    const [ids] = server.watch.mock.lastCall as [string[]];
    expect(ids).toHaveLength(200);
    expect(ids.at(-1)).toBe('person-249');
  });
});
