import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { messagesApi } from '../api/messages';
import { keys } from '../api/queryClient';
import type { Conversation, Message } from '../api/types';
import { anna, boris, conversation, conversationId, message } from '../test/samples';
import { withChange, withChangedMessage, withChanges } from './changes';
import { ChatCache } from './chatCache';
import type { History } from './history';

const client = new QueryClient();
const cache = new ChatCache(client, () => anna);
const history = () => client.getQueryData<History>(keys.history(conversationId));
const bodies = () => history()?.messages.map(({ body }) => body);

beforeEach(() => {
  vi.restoreAllMocks();
  client.clear();
  const last = message({ seq: 2, body: 'two' });
  client.setQueryData(keys.conversations, [conversation({ lastSeq: 2, lastMessage: last })]);
  client.setQueryData<History>(keys.history(conversationId), {
    messages: [message({ seq: 1, body: 'one' }), last],
    hasOlder: false,
    revision: 0,
  });
});

describe('a change that is heard of', () => {
  it('takes the place of the message, in the history and in the list', async () => {
    await cache.applyChange(message({ seq: 2, body: 'two, edited', revision: 1 }));
    expect(bodies()).toEqual(['one', 'two, edited']);
    expect(client.getQueryData<Conversation[]>(keys.conversations)?.[0]?.lastMessage?.body).toBe('two, edited');
    expect(history()?.revision).toBe(1);
  });

  it('that is older than what is shown changes nothing', async () => {
    await cache.applyChange(message({ seq: 1, body: 'newest', revision: 1 }));
    await cache.applyChange(message({ seq: 1, body: 'stale', revision: 0 }));
    expect(bodies()).toEqual(['newest', 'two']);
  });

  it('after one that was lost has the lost one fetched', async () => {
    const changes = vi.spyOn(messagesApi, 'changes').mockResolvedValue({
      items: [message({ seq: 1, body: 'lost', revision: 1 }), message({ seq: 2, body: 'heard', revision: 2 })],
      revision: 2,
      hasMore: false,
    });
    await cache.applyChange(message({ seq: 2, body: 'heard', revision: 2 }));
    expect(changes).toHaveBeenCalledWith(conversationId, 0, 200);
    expect(bodies()).toEqual(['lost', 'heard']);
    expect(history()?.revision).toBe(2);
  });

  it('is repaired after a reconnect, page by page', async () => {
    vi.spyOn(messagesApi, 'changes')
      .mockResolvedValueOnce({
        items: [message({ seq: 1, body: 'first page', revision: 1 })],
        revision: 1,
        hasMore: true,
      })
      .mockResolvedValueOnce({
        items: [message({ seq: 2, body: 'second page', revision: 2 })],
        revision: 2,
        hasMore: false,
      });
    await cache.applySync({
      conversations: [],
      messages: [],
      truncated: [],
      revisions: { [conversationId]: 2 },
      removed: [],
    });
    expect(bodies()).toEqual(['first page', 'second page']);
  });
});

describe('what is shown before the server has it', () => {
  const held = () => cache.message(conversationId, 1) as Message;

  it('goes back when the server refuses', () => {
    const original = held();
    const shown = { ...original, body: 'too early' };
    cache.patchMessage(shown);
    expect(bodies()).toEqual(['too early', 'two']);
    cache.restoreMessage(original);
    expect(bodies()).toEqual(['one', 'two']);
  });

  it('stays away when something newer came meanwhile', async () => {
    const original = held();
    const shown = { ...original, body: 'too early' };
    cache.patchMessage(shown);
    await cache.applyChange(message({ seq: 1, body: 'from elsewhere', revision: 1 }));
    cache.restoreMessage(original);
    expect(bodies()).toEqual(['from elsewhere', 'two']);
  });
});

it('a quote shows what the message says now', () => {
  const reply = message({ seq: 3, replyTo: { seq: 1, authorId: boris, body: 'one', isDeleted: false } });
  const held: History = { messages: [message({ seq: 1, body: 'one' }), reply], hasOlder: false };
  const edited = withChangedMessage(held, message({ seq: 1, body: 'one, edited', revision: 1 }));
  expect(edited.messages[1]?.replyTo).toMatchObject({ body: 'one, edited', isDeleted: false });
  const deleted = withChangedMessage(
    edited,
    message({ seq: 1, body: '', revision: 2, deletedAt: '2026-11-20T10:00:00.000Z' }),
  );
  expect(deleted.messages[1]?.replyTo).toMatchObject({ body: '', isDeleted: true });
});

/** Whatever order events come in, and whichever are lost or repeated, the state is the one of the greatest revision. */
it('any order of events, with losses that a page repairs, ends in the same state', () => {
  const states = Array.from({ length: 6 }, (_, i) =>
    message({ seq: (i % 2) + 1, body: `state ${i + 1}`, revision: i + 1 }),
  );
  const final = { items: states.slice(-2), revision: 6, hasMore: false };
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < 200; round++) {
    let held: History = { messages: [message({ seq: 1 }), message({ seq: 2 })], hasOlder: false };
    const heard = states.filter(() => random() < 0.7).sort(() => random() - 0.5);
    for (const state of [...heard, ...heard.slice(0, 2)]) held = withChangedMessage(held, state);
    held = withChanges(held, final);
    expect(held.messages.map(({ body }) => body)).toEqual(['state 5', 'state 6']);
    expect(held.revision).toBe(6);
  }
});

it('a conversation whose last message is another one only learns the revision', () => {
  const listed = conversation({ lastSeq: 2, lastMessage: message({ seq: 2 }) });
  const next = withChange(listed, message({ seq: 1, body: 'edited', revision: 4 }));
  expect(next).toMatchObject({ revision: 4, lastMessage: { seq: 2, body: 'message 2' } });
});
