import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { chatApi } from '../api/chat';
import { messagesApi } from '../api/messages';
import { keys } from '../api/queryClient';
import type { MessagePage } from '../api/types';
import { deferred } from '../lib/deferred';
import { anna, conversation, conversationId, message } from '../test/samples';
import { ChatCache } from './chatCache';
import type { History } from './history';
import type { PeriodHistory } from './period';

const client = new QueryClient();
const cache = new ChatCache(client, () => anna);
const period = { from: '2026-11-19T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };
const shown = () => client.getQueryData<PeriodHistory>(keys.period(conversationId, period));
const bodies = () => shown()?.messages.map(({ body }) => body);
const page = (seqs: number[], revision: number, hasMore = false): MessagePage => ({
  items: seqs.map((seq) => message({ seq, body: `of ${seq}` })),
  hasMore,
  revision,
  count: 3,
});
const nothingMissed = { conversations: [], messages: [], truncated: [], removed: [] };

beforeEach(() => {
  vi.restoreAllMocks();
  client.clear();
  client.setQueryData(keys.conversations, [conversation({ lastSeq: 3, revision: 4 })]);
  client.setQueryData<History>(keys.history(conversationId), { messages: [], hasOlder: true, revision: 4 });
  client.setQueryDefaults(['period'], { gcTime: Number.POSITIVE_INFINITY });
});

async function show(first: MessagePage): Promise<void> {
  vi.spyOn(chatApi, 'history').mockResolvedValueOnce(first);
  await client.fetchQuery({ ...cache.periodQuery(conversationId, period), gcTime: Number.POSITIVE_INFINITY });
}

it('a period takes in what changes while it is shown, and how many it has stays', async () => {
  await show(page([2, 3], 4));
  await cache.applyChange(message({ seq: 2, body: 'edited', revision: 5 }));
  await cache.applyChange(message({ seq: 3, body: '', deletedAt: '2026-11-20T10:00:00.000Z', revision: 6 }));
  expect(bodies()).toEqual(['edited', '']);
  expect(shown()).toMatchObject({ revision: 6, count: 3 });
});

it('what changed while a period was on its way is in it', async () => {
  const answer = deferred<MessagePage>();
  vi.spyOn(chatApi, 'history').mockReturnValueOnce(answer.promise);
  const changes = vi.spyOn(messagesApi, 'changes').mockResolvedValue({
    items: [message({ seq: 2, body: 'edited', revision: 5 })],
    revision: 5,
    hasMore: false,
  });
  const loading = client.fetchQuery({ ...cache.periodQuery(conversationId, period), gcTime: Number.POSITIVE_INFINITY });
  await cache.applyChange(message({ seq: 2, body: 'edited', revision: 5 }));
  answer.resolve(page([2, 3], 4));
  await loading;
  expect(changes).toHaveBeenCalledWith(conversationId, 4, 200);
  expect(bodies()).toEqual(['edited', 'of 3']);
});

it('what changed while an older page of it was on its way is in it', async () => {
  await show(page([2, 3], 4, true));
  const answer = deferred<MessagePage>();
  vi.spyOn(chatApi, 'history').mockReturnValueOnce(answer.promise);
  vi.spyOn(messagesApi, 'changes').mockResolvedValue({
    items: [message({ seq: 1, body: 'edited', revision: 5 })],
    revision: 5,
    hasMore: false,
  });
  const loading = cache.loadOlderOfPeriod(conversationId, period);
  await cache.applyChange(message({ seq: 1, body: 'edited', revision: 5 }));
  answer.resolve(page([1], 4));
  await loading;
  expect(bodies()).toEqual(['edited', 'of 2', 'of 3']);
});

it('a reconnect brings what changed in a period, where the history of the conversation is further', async () => {
  await show(page([2, 3], 4));
  client.setQueryData<History>(keys.history(conversationId), { messages: [], hasOlder: true, revision: 6 });
  const changes = vi.spyOn(messagesApi, 'changes').mockResolvedValue({
    items: [message({ seq: 3, body: 'missed', revision: 6 })],
    revision: 6,
    hasMore: false,
  });
  await cache.applySync({ ...nothingMissed, revisions: { [conversationId]: 6 } });
  expect(changes).toHaveBeenCalledWith(conversationId, 4, 200);
  expect(bodies()).toEqual(['of 2', 'missed']);
});
