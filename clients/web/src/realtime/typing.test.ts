import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anna, boris, conversationId } from '../test/samples';
import { TypingPeople, TypingSender, typingLastsMs } from './typing';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('who types', () => {
  const typing = new TypingPeople();
  const shown = () => typing.byConversation.get()[conversationId] ?? [];
  afterEach(() => typing.clear());

  it('is forgotten after six seconds without another word', () => {
    typing.started(conversationId, anna);
    vi.advanceTimersByTime(typingLastsMs - 1);
    expect(shown()).toEqual([anna]);
    vi.advanceTimersByTime(1);
    expect(shown()).toEqual([]);
  });

  it('goes on while they say so, each for themselves', () => {
    typing.started(conversationId, anna);
    vi.advanceTimersByTime(4_000);
    typing.started(conversationId, boris);
    typing.started(conversationId, anna);
    vi.advanceTimersByTime(4_000);
    expect(shown()).toEqual([anna, boris]);
    vi.advanceTimersByTime(2_000);
    expect(shown()).toEqual([]);
  });

  it('ends when the message has come', () => {
    typing.started(conversationId, anna);
    typing.started('another', anna);
    typing.ended(conversationId, anna);
    expect(shown()).toEqual([]);
    expect(typing.byConversation.get()).toEqual({ another: [anna] });
  });

  it('is told nobody twice when nothing changes', () => {
    const listener = vi.fn();
    typing.started(conversationId, anna);
    const unsubscribe = typing.byConversation.subscribe(listener);
    typing.started(conversationId, anna);
    typing.ended(conversationId, boris);
    unsubscribe();
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('saying that one types', () => {
  const send = vi.fn(() => Promise.resolve());
  beforeEach(() => send.mockClear());

  it('is repeated every three seconds, not with every key', () => {
    const sender = new TypingSender(send, () => true);
    for (let key = 0; key < 40; key++) {
      sender.typed(conversationId);
      vi.advanceTimersByTime(100);
    }
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('begins anew after a message and in another conversation', () => {
    const sender = new TypingSender(send, () => true);
    sender.typed(conversationId);
    sender.sent();
    sender.typed(conversationId);
    sender.typed('another');
    expect(send.mock.calls).toEqual([[conversationId], [conversationId], ['another']]);
  });

  it('is left out by whoever turned it off', () => {
    const sender = new TypingSender(send, () => false);
    sender.typed(conversationId);
    expect(send).not.toHaveBeenCalled();
  });

  it('does not mind a lost connection', () => {
    const sender = new TypingSender(
      () => Promise.reject(new Error('lost')),
      () => true,
    );
    expect(() => sender.typed(conversationId)).not.toThrow();
  });
});
