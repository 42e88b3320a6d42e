import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../../lib/deferred';
import { closeRead, show } from './systemNotifications';

const message = { userId: 'anna', conversationId: 'c1', seq: 4, title: 'Boris', text: 'Hello', language: 'en' };

/** One browser: its locks are granted in the order in which they are asked for. */
function browser() {
  const drawn = deferred<void>();
  const showNotification = vi.fn(() => drawn.promise);
  const getNotifications = vi.fn().mockResolvedValue([]);
  const registration = { showNotification, getNotifications };
  let last: Promise<unknown> = Promise.resolve();
  const request = vi.fn((_: string, work: () => Promise<unknown>) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  });
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration }, locks: { request } });
  vi.stubGlobal('Notification', { permission: 'granted' });
  const told = new Map<string, string>();
  const cache = {
    match: async (place: string) => (told.has(place) ? new Response(told.get(place)) : undefined),
    put: async (place: string, response: Response) => void told.set(place, await response.text()),
  };
  vi.stubGlobal('caches', { open: async () => cache });
  return { request, showNotification, getNotifications, finishDrawing: drawn.resolve };
}

describe('notifications of the system', () => {
  beforeEach(() => vi.unstubAllGlobals());

  it('are not asked for while one is being shown, which the browser might forget', async () => {
    const { request, showNotification, getNotifications, finishDrawing } = browser();
    const shown = show(message);
    await vi.waitFor(() => expect(showNotification).toHaveBeenCalledOnce());

    const closed = closeRead(() => 4);
    await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
    expect(getNotifications).not.toHaveBeenCalled();

    finishDrawing();
    await Promise.all([shown, closed]);
    expect(getNotifications).toHaveBeenCalledOnce();
  });

  it('are shown once up to each message', async () => {
    const { showNotification, finishDrawing } = browser();
    finishDrawing();
    await show(message);
    await show(message);
    await show({ ...message, seq: 3 });
    expect(showNotification).toHaveBeenCalledOnce();
    await show({ ...message, seq: 5 });
    expect(showNotification).toHaveBeenCalledTimes(2);
  });

  it('that were read are taken down', async () => {
    const { getNotifications } = browser();
    const notifications = [4, 5].map((seq) => ({ data: { conversationId: 'c1', seq }, close: vi.fn() }));
    getNotifications.mockResolvedValue(notifications);
    await closeRead(() => 4);
    expect(notifications.map(({ close }) => close.mock.calls.length)).toEqual([1, 0]);
  });
});
