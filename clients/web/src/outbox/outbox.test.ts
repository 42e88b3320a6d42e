import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/problem';
import { deferred } from '../lib/deferred';
import { anna, boris } from '../test/samples';
import { type Deliver, Outbox, type OutgoingMessage } from './outbox';
import { indexedDbStorage } from './storage';

const away = () => Promise.reject(new Error('no connection'));
const bodies = (outbox: Outbox) => outbox.messages.get().map(({ body }) => body);
const states = (outbox: Outbox) => outbox.messages.get().map(({ state }) => state);
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

async function opened(deliver: Deliver, userId = anna): Promise<Outbox> {
  const outbox = new Outbox(indexedDbStorage, deliver);
  await outbox.open(userId);
  return outbox;
}

beforeEach(async () => {
  for (const userId of [anna, boris]) {
    for (const { clientMessageId } of await indexedDbStorage.load(userId))
      await indexedDbStorage.remove(clientMessageId);
  }
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sending', () => {
  it('shows a message at once and lets it go when the server has it', async () => {
    const { promise, resolve } = deferred();
    const outbox = await opened(() => promise);
    outbox.enqueue('one', 'hello');
    expect(states(outbox)).toEqual(['sending']);
    resolve();
    await settled();
    expect(bodies(outbox)).toEqual([]);
    expect(await indexedDbStorage.load(anna)).toEqual([]);
  });

  it('keeps the order within a conversation: the next leaves when the one before has arrived', async () => {
    const delivered: string[] = [];
    const first = deferred();
    const outbox = await opened(async ({ body }) => {
      if (body === 'first') await first.promise;
      delivered.push(body);
    });
    outbox.enqueue('one', 'first');
    outbox.enqueue('one', 'second');
    outbox.enqueue('two', 'elsewhere');
    await settled();
    expect(delivered).toEqual(['elsewhere']);
    first.resolve();
    await settled();
    expect(delivered).toEqual(['elsewhere', 'first', 'second']);
  });
});

describe('without a connection', () => {
  it('queues, survives a reload, and goes out in order with the same ids', async () => {
    const before = await opened(away);
    for (const body of ['one', 'two', 'three']) before.enqueue('conversation', body);
    const ids = before.messages.get().map(({ clientMessageId }) => clientMessageId);
    await settled();

    const sent: OutgoingMessage[] = [];
    const after = await opened(async (message) => void sent.push(message));
    await settled();
    expect(sent.map(({ body }) => body)).toEqual(['one', 'two', 'three']);
    expect(sent.map(({ clientMessageId }) => clientMessageId)).toEqual(ids);
    expect(bodies(after)).toEqual([]);
  });

  it('sends when the connection is back', async () => {
    const deliver = vi.fn<Deliver>().mockImplementationOnce(away).mockResolvedValue();
    const outbox = await opened(deliver);
    outbox.enqueue('one', 'hello');
    await settled();
    expect(states(outbox)).toEqual(['sending']);
    outbox.resume();
    await settled();
    expect(bodies(outbox)).toEqual([]);
  });

  it('does not show one person the messages of another on the same device', async () => {
    (await opened(away)).enqueue('one', 'of anna');
    await settled();
    expect(bodies(await opened(away, boris))).toEqual([]);
  });
});

describe('a refusal', () => {
  const refusal = new ApiError(400, 'invalid_request', 'No.');

  it('is shown with its reason, holds up nothing behind it, and can be tried again', async () => {
    const deliver = vi.fn<Deliver>().mockRejectedValueOnce(refusal).mockResolvedValue();
    const outbox = await opened(deliver);
    outbox.enqueue('one', 'refused');
    outbox.enqueue('one', 'fine');
    await settled();
    const [kept] = outbox.messages.get();
    expect(outbox.messages.get()).toHaveLength(1);
    expect(kept).toMatchObject({ body: 'refused', state: 'failed', reason: 'invalid_request' });
    outbox.retry(kept?.clientMessageId ?? '');
    await settled();
    expect(bodies(outbox)).toEqual([]);
    expect(deliver.mock.calls.at(-1)?.[0].clientMessageId).toBe(kept?.clientMessageId);
  });

  it('can be put away', async () => {
    const outbox = await opened(() => Promise.reject(refusal));
    outbox.enqueue('one', 'refused');
    await settled();
    outbox.discard(outbox.messages.get()[0]?.clientMessageId ?? '');
    await settled();
    expect(await indexedDbStorage.load(anna)).toEqual([]);
  });

  it('that will pass is waited out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const busy = new ApiError(429, 'too_many_requests', '', {}, 3);
    const deliver = vi.fn<Deliver>().mockRejectedValueOnce(busy).mockResolvedValue();
    const outbox = new Outbox({ load: async () => [], save: async () => {}, remove: async () => {} }, deliver);
    await outbox.open(anna);
    outbox.enqueue('one', 'hello');
    await vi.advanceTimersByTimeAsync(2900);
    expect(deliver).toHaveBeenCalledTimes(1);
    expect(states(outbox)).toEqual(['sending']);
    await vi.advanceTimersByTimeAsync(200);
    expect(bodies(outbox)).toEqual([]);
  });
});
