// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryApi } from '../api/directory';
import { ApiError } from '../api/problem';
import type { AccountSettings } from '../api/types';
import { deferred } from '../lib/deferred';
import { defaultSettings, SettingsBook } from './accountSettings';

function open(userId = 'anna'): SettingsBook {
  return new SettingsBook(new QueryClient(), () => userId);
}

function answers(): { answer(settings: AccountSettings): void; refuse(error: Error): void }[] {
  const calls: { answer(settings: AccountSettings): void; refuse(error: Error): void }[] = [];
  vi.spyOn(directoryApi, 'changeSettings').mockImplementation(() => {
    const { promise, resolve } = deferred<AccountSettings | Error>();
    calls.push({ answer: resolve, refuse: resolve });
    return promise.then((outcome) => {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    });
  });
  return calls;
}

describe('settings of the account', () => {
  beforeEach(() => localStorage.clear());

  it('hold at once, before the server has answered', async () => {
    const calls = answers();
    const book = open();

    const change = book.change({ sendOnEnter: false });
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(book.current().sendOnEnter).toBe(false);

    calls[0]?.answer({ ...defaultSettings, sendOnEnter: false, sounds: false });
    await change;
    expect(book.current().sounds).toBe(false);
  });

  it('hold at once also while they are being asked for', async () => {
    const calls = answers();
    const client = new QueryClient();
    const book = new SettingsBook(client, () => 'anna');
    const { promise: earlier, resolve: answerEarlier } = deferred<AccountSettings>();
    vi.spyOn(directoryApi, 'settings').mockImplementation(() => earlier);
    client.setQueryData(book.query.queryKey, defaultSettings);
    const asked = client.fetchQuery({ ...book.query, staleTime: 0 }).catch(() => undefined);

    const change = book.change({ sendOnEnter: false });
    expect(book.current().sendOnEnter).toBe(false);

    await vi.waitFor(() => expect(calls).toHaveLength(1));
    answerEarlier(defaultSettings);
    await asked;
    expect(book.current().sendOnEnter).toBe(false);
    calls[0]?.answer({ ...defaultSettings, sendOnEnter: false });
    await change;
    expect(book.current().sendOnEnter).toBe(false);
  });

  it('are as before when the server refuses, except for what was chosen since', async () => {
    const calls = answers();
    const book = open();

    const refused = book.change({ sendOnEnter: false });
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const accepted = book.change({ sounds: false });
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[0]?.refuse(new ApiError(400, 'invalid_request', ''));
    await expect(refused).rejects.toThrow(ApiError);

    expect(book.current()).toMatchObject({ sendOnEnter: true, sounds: false });
    calls[1]?.answer({ ...defaultSettings, sounds: false });
    await accepted;
    expect(book.current()).toMatchObject({ sendOnEnter: true, sounds: false });
  });

  it('do not go back for a moment when an earlier answer comes', async () => {
    const calls = answers();
    const book = open();

    const first = book.change({ sendOnEnter: false });
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const second = book.change({ sounds: false });
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[0]?.answer({ ...defaultSettings, sendOnEnter: false });
    await first;

    expect(book.current()).toMatchObject({ sendOnEnter: false, sounds: false });
    calls[1]?.answer({ ...defaultSettings, sendOnEnter: false, sounds: false });
    await second;
  });

  it('are remembered for a start without a network, for each person apart', async () => {
    const calls = answers();
    const change = open().change({ typingNotices: false });
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer({ ...defaultSettings, typingNotices: false });
    await change;

    expect(open().current().typingNotices).toBe(false);
    expect(open('boris').current()).toEqual(defaultSettings);
  });

  it('go back to the default by null', async () => {
    answers();
    const book = open();
    void book.change({ sounds: false });
    void book.change({ sounds: null });
    await vi.waitFor(() => expect(book.current().sounds).toBe(true));
  });
});
