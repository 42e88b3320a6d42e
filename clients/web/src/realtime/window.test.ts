import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chatApi } from '../api/chat';
import { keys } from '../api/queryClient';
import type { Conversation } from '../api/types';
import { anna, conversation, conversationId, message } from '../test/samples';
import { ChatCache } from './chatCache';
import { type History, windowLimit } from './history';

const client = new QueryClient();
const cache = new ChatCache(client, () => anna);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message({ seq: from + i }));
const page = (from: number, to: number, hasMore: boolean, more = {}) => ({
  items: range(from, to),
  hasMore,
  revision: 0,
  ...more,
});
const held = () => client.getQueryData<History>(keys.history(conversationId));
const ends = () => [
  held()?.messages[0]?.seq,
  held()?.messages.at(-1)?.seq,
  held()?.hasOlder,
  held()?.hasNewer ?? false,
];
const hold = (from: number, to: number, hasNewer: boolean) =>
  client.setQueryData<History>(keys.history(conversationId), {
    messages: range(from, to),
    hasOlder: from > 1,
    hasNewer,
    window: -1,
  });

beforeEach(() => {
  client.clear();
  client.setQueryData<Conversation[]>(keys.conversations, [conversation({ lastSeq: 5000, readSeq: 5000 })]);
});

describe('a window in the past', () => {
  it('takes the place of the newest when a message is shown that it does not hold', async () => {
    hold(4900, 5000, false);
    vi.spyOn(chatApi, 'history').mockResolvedValue(page(950, 1049, true, { hasNewer: true }));
    await cache.showAround(conversationId, 1000);
    expect(chatApi.history).toHaveBeenCalledWith(conversationId, { around: 1000, limit: 100 }, undefined);
    expect(ends()).toEqual([950, 1049, true, true]);
    expect(held()?.window).not.toBe(-1);
  });

  it('stays where it is for a message that it holds', async () => {
    hold(900, 1000, true);
    const history = vi.spyOn(chatApi, 'history');
    await cache.showAround(conversationId, 950);
    expect(history).not.toHaveBeenCalled();
  });

  it('is neither filled up nor disturbed by a new message, which counts in the list', async () => {
    hold(900, 1000, true);
    const history = vi.spyOn(chatApi, 'history');
    await cache.applyMessage(message({ seq: 5001 }));
    expect(history).not.toHaveBeenCalled();
    expect(ends()).toEqual([900, 1000, true, true]);
    expect(cache.conversation(conversationId)).toMatchObject({ lastSeq: 5001, unread: 1 });
  });

  it('names the newest it heard of after a reconnect, and does not ask for all that lies between', () => {
    hold(900, 1000, true);
    expect(cache.known()[conversationId]).toBe(5000);
  });

  it('outlives a Sync that missed too much', async () => {
    hold(900, 1000, true);
    client.setQueryData(keys.conversations, [conversation({ lastSeq: 9000 })]);
    await cache.applySync({ conversations: [], messages: [], truncated: [conversationId], removed: [], revisions: {} });
    expect(ends()).toEqual([900, 1000, true, true]);
  });

  it('grows towards the newest and becomes whole with what arrived meanwhile', async () => {
    hold(4900, 4990, true);
    vi.spyOn(chatApi, 'history').mockImplementation(async (_, query) => {
      if (query?.after === 4990) {
        await cache.applyMessage(message({ seq: 5001 }));
        return page(4991, 5000, false);
      }
      return page(5001, 5001, false);
    });
    await cache.loadNewer(conversationId);
    expect(ends()).toEqual([4900, 5001, true, false]);
  });

  it('lets go of the other end when it grows beyond its limit', async () => {
    hold(1001, 1000 + windowLimit, false);
    vi.spyOn(chatApi, 'history').mockResolvedValueOnce(page(901, 1000, true));
    await cache.loadOlder(conversationId);
    expect(ends()).toEqual([901, 900 + windowLimit, true, true]);
    vi.spyOn(chatApi, 'history').mockResolvedValueOnce(page(901 + windowLimit, 1000 + windowLimit, true));
    await cache.loadNewer(conversationId);
    expect(ends()).toEqual([1001, 1000 + windowLimit, true, true]);
  });

  it('is left behind with the conversation', () => {
    hold(900, 1000, true);
    cache.leave(conversationId);
    expect(held()).toBeUndefined();
    hold(4900, 5000, false);
    cache.leave(conversationId);
    expect(held()).toBeDefined();
  });

  it('gives way to the newest messages', async () => {
    hold(900, 1000, true);
    vi.spyOn(chatApi, 'history').mockResolvedValue(page(4951, 5000, true));
    await cache.showLatest(conversationId);
    expect(ends()).toEqual([4951, 5000, true, false]);
  });
});

it('opens at the first unread message when the newest page does not reach it', async () => {
  client.setQueryData(keys.conversations, [conversation({ lastSeq: 5000, readSeq: 4000, unread: 1000 })]);
  vi.spyOn(chatApi, 'history').mockResolvedValue(page(3951, 4050, true, { hasNewer: true }));
  await client.fetchQuery(cache.historyQuery(conversationId));
  expect(chatApi.history).toHaveBeenCalledWith(conversationId, { around: 4001, limit: 100 }, expect.any(AbortSignal));
});

it('a conversation that nobody looks at keeps its newest messages only', async () => {
  hold(4801, 5000, false);
  await cache.applyMessage(message({ seq: 5001 }));
  expect(ends()).toEqual([4802, 5001, true, false]);
});

describe('a period', () => {
  const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-08T00:00:00.000Z' };

  it('is counted by the server, grows by older pages, and takes in nothing new', async () => {
    const history = vi.spyOn(chatApi, 'history').mockResolvedValueOnce(page(301, 400, true, { count: 250 }));
    await client.fetchQuery({ ...cache.periodQuery(conversationId, period), gcTime: 60_000 });
    history.mockResolvedValueOnce(page(151, 300, false));
    await cache.loadOlderOfPeriod(conversationId, period);
    expect(history).toHaveBeenLastCalledWith(conversationId, { ...period, before: 301, limit: 100 });
    await cache.applyMessage(message({ seq: 5001 }));
    expect(client.getQueryData(keys.period(conversationId, period))).toMatchObject({ count: 250, hasOlder: false });
    expect(client.getQueryData<History>(keys.period(conversationId, period))?.messages.length).toBe(250);
  });
});
