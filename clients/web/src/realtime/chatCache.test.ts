import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chatApi } from '../api/chat';
import { keys } from '../api/queryClient';
import type { Conversation } from '../api/types';
import { anna, conversation, conversationId, message } from '../test/samples';
import { ChatCache } from './chatCache';
import type { History } from './history';

const client = new QueryClient();
const cache = new ChatCache(client, () => anna);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message({ seq: from + i }));
const shown = () => client.getQueryData<History>(keys.history(conversationId))?.messages.map(({ seq }) => seq);
const listed = () => client.getQueryData<Conversation[]>(keys.conversations)?.[0];

beforeEach(() => {
  client.clear();
  client.setQueryData(keys.conversations, [conversation({ lastSeq: 3, readSeq: 3 })]);
  client.setQueryData<History>(keys.history(conversationId), { messages: range(1, 3), hasOlder: false });
});

describe('a message that arrives', () => {
  it('goes into the list and the history', async () => {
    await cache.applyMessage(message({ seq: 4 }));
    expect(shown()).toEqual([1, 2, 3, 4]);
    expect(listed()).toMatchObject({ lastSeq: 4, unread: 1 });
  });

  it('after a hole has the hole filled first', async () => {
    const history = vi.spyOn(chatApi, 'history').mockResolvedValue({ items: range(4, 6), hasMore: false, revision: 0 });
    await cache.applyMessage(message({ seq: 6 }));
    expect(history).toHaveBeenCalledWith(conversationId, { after: 3, limit: 200 });
    expect(shown()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('asks once for one hole, however many messages come behind it', async () => {
    const history = vi.spyOn(chatApi, 'history').mockResolvedValue({ items: range(4, 7), hasMore: false, revision: 0 });
    await Promise.all([cache.applyMessage(message({ seq: 6 })), cache.applyMessage(message({ seq: 7 }))]);
    expect(history).toHaveBeenCalledTimes(1);
    expect(shown()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('in a conversation that is not listed brings the conversation', async () => {
    vi.spyOn(chatApi, 'conversation').mockResolvedValue(conversation({ id: 'new', lastSeq: 1, unread: 1 }));
    await cache.applyMessage(message({ conversationId: 'new', seq: 1 }));
    expect(cache.conversation('new')).toMatchObject({ unread: 1 });
  });
});

describe('after a reconnect', () => {
  it('names what it holds', () => {
    expect(cache.known()).toEqual({ [conversationId]: 3 });
  });

  it('takes in what was missed', async () => {
    await cache.applySync({
      conversations: [conversation({ lastSeq: 5, readSeq: 3, unread: 2, lastMessage: message({ seq: 5 }) })],
      messages: range(4, 5),
      truncated: [],
      revisions: {},
      removed: [],
    });
    expect(shown()).toEqual([1, 2, 3, 4, 5]);
    expect(listed()?.unread).toBe(2);
  });

  it('drops a conversation that is not one’s own any more', async () => {
    await cache.applySync({ conversations: [], messages: [], truncated: [], revisions: {}, removed: [conversationId] });
    expect(cache.conversation(conversationId)).toBeUndefined();
    expect(shown()).toBeUndefined();
  });

  it('drops a history that missed too much', async () => {
    await cache.applySync({ conversations: [], messages: [], truncated: [conversationId], revisions: {}, removed: [] });
    expect(shown()).toBeUndefined();
  });
});

it('a first page that an event overtook is completed', async () => {
  client.removeQueries({ queryKey: keys.history(conversationId) });
  client.setQueryData(keys.conversations, [conversation({ lastSeq: 4 })]);
  vi.spyOn(chatApi, 'history')
    .mockResolvedValueOnce({ items: range(1, 3), hasMore: false, revision: 0 })
    .mockResolvedValueOnce({ items: range(4, 4), hasMore: false, revision: 0 });
  await client.fetchQuery(cache.historyQuery(conversationId));
  expect(shown()).toEqual([1, 2, 3, 4]);
});
