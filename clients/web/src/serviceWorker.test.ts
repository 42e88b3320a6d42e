import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The worker as the browser runs it: a script with nothing but its global scope. */
async function start(tabs: object[], data: object = { conversationId: 'c1', seq: 4 }) {
  const heard = new Map<string, (event: object) => void>();
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) => heard.set(name, listener),
    clients: { matchAll: vi.fn().mockResolvedValue(tabs), openWindow: vi.fn().mockResolvedValue(null) },
    location: { origin: 'https://chat.test' },
  };
  const source = (await readFile('src/serviceWorker.js', 'utf8')).replace('__ASSETS__', '[]');
  new Function('self', 'caches', source)(self, {});
  const notification = { close: vi.fn(), data };
  async function click(): Promise<void> {
    let done: Promise<unknown> = Promise.resolve();
    heard.get('notificationclick')?.({
      notification,
      waitUntil: (work: Promise<unknown>) => {
        done = work;
      },
    });
    await done;
  }
  return { self, notification, click };
}

describe('a click on a notification', () => {
  const tab = { postMessage: vi.fn(), focus: vi.fn() };

  beforeEach(() => {
    tab.postMessage.mockReset();
    tab.focus.mockReset().mockResolvedValue(undefined);
  });

  it('shows the conversation in the tab used last', async () => {
    const other = { postMessage: vi.fn(), focus: vi.fn() };
    const { self, notification, click } = await start([tab, other]);

    await click();

    expect(notification.close).toHaveBeenCalled();
    expect(tab.postMessage).toHaveBeenCalledWith({ kind: 'open', path: '/chats/c1' });
    expect(tab.focus).toHaveBeenCalled();
    expect(other.postMessage).not.toHaveBeenCalled();
    expect(self.clients.openWindow).not.toHaveBeenCalled();
  });

  it('opens a window when there is no tab', async () => {
    const { self, click } = await start([]);
    await click();
    expect(self.clients.openWindow).toHaveBeenCalledWith('/chats/c1');
  });

  it('on a reminder leads where that says', async () => {
    const { self, click } = await start([], { reminderId: 'r1', path: '/reminders/r1' });
    await click();
    expect(self.clients.openWindow).toHaveBeenCalledWith('/reminders/r1');
  });

  it('is no failure where the browser refuses the focus', async () => {
    tab.focus.mockRejectedValue(new Error('NotAllowed'));
    const { click } = await start([tab]);
    await expect(click()).resolves.toBeUndefined();
  });
});
