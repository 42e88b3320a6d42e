import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { keys } from '../api/queryClient';
import { preferencesIn } from '../features/notifications/preferences';
import { unreadOf } from '../features/notifications/unread';
import { anna, conversation, conversationId, message } from '../test/samples';
import { ChatCache } from './chatCache';
import { newerOf, withMessage, withReceipt } from './conversations';
import { addressOf, threadOf, unreadThreads, withoutThreads } from './threads';

const threadId = 'd0000000-0000-7000-8000-000000000004';

function thread(isFollowing: boolean, change = {}) {
  return conversation({ id: threadId, kind: 'thread', thread: { conversationId, seq: 3, isFollowing }, ...change });
}

const reply = (seq: number, body = `reply ${seq}`) => message({ conversationId: threadId, seq, body });

describe('a thread', () => {
  it('has nothing unread while it is not followed, whatever comes and is read', () => {
    const looked = withMessage(withMessage(thread(false), reply(1), anna), reply(2), anna);
    expect([looked.lastSeq, looked.unread]).toEqual([2, 0]);
    const receipt = { conversationId: threadId, userId: anna, deliveredSeq: 1, readSeq: 1 };
    expect(withReceipt(looked, receipt, anna).unread).toBe(0);
    expect(withMessage(thread(true), reply(1), anna).unread).toBe(1);
  });

  it('counts from the moment it is followed', () => {
    const looked = withMessage(thread(false), reply(1), anna);
    const followed = newerOf(looked, thread(true, { lastSeq: 1, unread: 1 }), anna);
    expect(followed.unread).toBe(1);
    expect(newerOf(followed, thread(false, { lastSeq: 1 }), anna).unread).toBe(0);
  });

  it('stands beside its root and in no list of conversations', () => {
    const all = [conversation(), thread(true)];
    expect(withoutThreads(all).map(({ id }) => id)).toEqual([conversationId]);
    expect(threadOf(all, conversationId, 3)?.id).toBe(threadId);
    expect(threadOf(all, conversationId, 4)).toBeUndefined();
    expect(all.map(addressOf)).toEqual([`/chats/${conversationId}`, `/chats/${conversationId}?thread=3`]);
  });

  it('is counted as one, however much is unread in it', () => {
    expect(unreadThreads([conversation({ unread: 4 }), thread(true, { unread: 3 }), thread(true)])).toBe(1);
  });

  it('goes with its conversation', () => {
    const client = new QueryClient();
    const cache = new ChatCache(client, () => anna);
    client.setQueryData(keys.conversations, [conversation(), thread(true)]);
    cache.removeConversation(conversationId);
    expect(cache.conversations()).toEqual([]);
  });
});

describe('whether a thread makes itself heard', () => {
  const muted = { ...conversation().preferences, muted: true };

  it('is decided by its conversation', () => {
    expect(preferencesIn([conversation({ preferences: muted })], thread(true)).muted).toBe(true);
    expect(preferencesIn([conversation()], thread(true)).muted).toBe(false);
  });

  it('needs following, or a call by name', () => {
    expect(preferencesIn([conversation()], thread(false)).level).toBe('none');
    expect(preferencesIn([conversation()], thread(false), true).level).toBe('all');
  });

  it('shows in the envelope, where a muted conversation lets mentions through', () => {
    const unread = thread(true, { unread: 3, unreadMentions: [2] });
    expect(unreadOf([conversation(), unread]).map(({ count }) => count)).toEqual([3]);
    expect(unreadOf([conversation({ preferences: muted }), unread]).map(({ count }) => count)).toEqual([1]);
  });
});
