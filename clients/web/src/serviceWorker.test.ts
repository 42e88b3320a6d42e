import { beforeEach, describe, expect, it, vi } from 'vitest';

interface Shown {
  title: string;
  options: NotificationOptions;
  closed: boolean;
}

/** The worker as the browser runs it, with nothing but its global scope. */
async function start(tabs: object[] = []) {
  const heard = new Map<string, (event: object) => void>();
  const shown: Shown[] = [];
  const kept = new Map<string, string>();
  const scope = {
    addEventListener: (name: string, listener: (event: object) => void) => heard.set(name, listener),
    clients: { matchAll: vi.fn().mockResolvedValue(tabs), openWindow: vi.fn().mockResolvedValue(null) },
    location: { origin: 'https://chat.test' },
    registration: {
      showNotification: async (title: string, options: NotificationOptions) => {
        shown.push({ title, options, closed: false });
      },
      getNotifications: async ({ tag }: { tag: string }) =>
        shown
          .filter((one) => one.options.tag === tag)
          .map((one) => ({
            close: () => {
              one.closed = true;
            },
          })),
    },
  };
  const cache = {
    match: async (place: string) => (kept.has(place) ? new Response(kept.get(place)) : undefined),
    put: async (place: string, response: Response) => void kept.set(place, await response.text()),
  };
  vi.stubGlobal('self', scope);
  vi.stubGlobal('caches', { open: async () => cache });
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
  vi.stubGlobal('__VERSION__', 'test');
  vi.stubGlobal('__ASSETS__', []);
  vi.resetModules();
  // @ts-expect-error The worker is no TypeScript: its global scope is another one than a page's.
  await import('./serviceWorker');
  async function dispatch(name: string, event: object): Promise<void> {
    let done: Promise<unknown> = Promise.resolve();
    heard.get(name)?.({
      ...event,
      waitUntil: (work: Promise<unknown>) => {
        done = work;
      },
    });
    await done;
  }
  const push = (data: object) => dispatch('push', { data: { json: () => data } });
  async function click(data: object = { conversationId: 'c1', seq: 4 }) {
    const notification = { close: vi.fn(), data };
    await dispatch('notificationclick', { notification });
    return notification;
  }
  return { self: scope, shown, push, click };
}

describe('a click on a notification', () => {
  const tab = { postMessage: vi.fn(), focus: vi.fn() };

  beforeEach(() => {
    tab.postMessage.mockReset();
    tab.focus.mockReset().mockResolvedValue(undefined);
  });

  it('shows the conversation in the tab used last', async () => {
    const other = { postMessage: vi.fn(), focus: vi.fn() };
    const { self, click } = await start([tab, other]);

    const notification = await click();

    expect(notification.close).toHaveBeenCalled();
    expect(tab.postMessage).toHaveBeenCalledWith({ kind: 'open', path: '/chats/c1' });
    expect(tab.focus).toHaveBeenCalled();
    expect(other.postMessage).not.toHaveBeenCalled();
    expect(self.clients.openWindow).not.toHaveBeenCalled();
  });

  it('opens a window when there is no tab', async () => {
    const { self, click } = await start();
    await click();
    expect(self.clients.openWindow).toHaveBeenCalledWith('/chats/c1');
  });

  it('on a reminder leads where that says', async () => {
    const { self, click } = await start();
    await click({ reminderId: 'r1', path: '/reminders/r1' });
    expect(self.clients.openWindow).toHaveBeenCalledWith('/reminders/r1');
  });

  it('is no failure where the browser refuses the focus', async () => {
    tab.focus.mockRejectedValue(new Error('NotAllowed'));
    const { click } = await start([tab]);
    await expect(click()).resolves.toBeDefined();
  });
});

describe('a push', () => {
  const message = {
    kind: 'message',
    userId: 'anna',
    ticket: 'ticket',
    conversationId: 'c1',
    seq: 4,
    messageId: 'm4',
    title: 'Boris',
    text: 'Hello',
    language: 'en',
    isSilent: false,
  };
  const reminder = { ...message, kind: 'reminder', reminderId: 'r1', dueAt: '2026-11-26T09:00:00Z' };

  function answer(body: object | null, status = 200): void {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(Response.json(body, { status })));
  }

  it('is shown, and says where it leads', async () => {
    answer({ isNews: true });
    const { shown, push } = await start();
    await push(message);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({
      title: 'Boris',
      closed: false,
      options: { body: 'Hello', tag: 'c1', lang: 'en', silent: false, data: { conversationId: 'c1', seq: 4 } },
    });
    expect(fetch).toHaveBeenCalledWith(
      '/api/chat/v1/push/arrivals',
      expect.objectContaining({ body: '{"ticket":"ticket"}', credentials: 'omit' }),
    );
  });

  it('that comes again, or after what is newer, does not stay', async () => {
    answer({ isNews: true });
    const { shown, push } = await start();
    await push(message);
    answer({ isNews: true });
    await push(message);
    answer({ isNews: true });
    await push({ ...message, seq: 3 });
    answer({ isNews: true });
    await push({ ...message, seq: 5, text: 'And again' });
    expect(shown.map(({ closed, options }) => [closed, options.body])).toEqual([
      [false, 'Hello'],
      [true, ''],
      [true, ''],
      [false, 'And again'],
    ]);
  });

  it('that was read on the way does not stay, and makes no sound', async () => {
    answer({ isNews: false });
    const { shown, push } = await start();
    await push(message);
    expect(shown).toMatchObject([{ closed: true, options: { body: '', silent: true } }]);
  });

  it('is shown when the server cannot be asked', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('offline')));
    const { shown, push } = await start();
    await push({ ...message, isSilent: true });
    expect(shown).toMatchObject([{ closed: false, options: { body: 'Hello', silent: true } }]);
    answer(null, 503);
    await push({ ...message, seq: 5 });
    expect(shown).toHaveLength(2);
  });

  it('of a reminder leads to it, each time that it is due', async () => {
    answer({ isNews: true });
    const { shown, push } = await start();
    await push(reminder);
    answer({ isNews: true });
    await push({ ...reminder, dueAt: '2026-11-27T09:00:00Z' });
    expect(shown.map(({ closed }) => closed)).toEqual([false, false]);
    expect(shown[0]?.options).toMatchObject({
      tag: 'reminder-r1',
      data: { reminderId: 'r1', path: '/reminders/r1' },
    });
  });
});
