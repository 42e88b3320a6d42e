// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/problem';
import { queryClient } from '../../api/queryClient';
import { reminderApi } from '../../api/reminder';
import type { Reminder } from '../../api/types';
import { browserZone } from '../../lib/wallTime';
import { reminderCache } from '../../realtime/runtime';
import { show, usesScreen } from '../../test/render';
import { boris, conversationId, reminder } from '../../test/samples';
import { ReminderDialog } from './ReminderDialog';

const subject = { conversationId, messageId: 'm-1', seq: 7 };
// A Wednesday.
const now = new Date(2026, 10, 25, 14, 20);

describe('the dialog', () => {
  usesScreen();

  beforeEach(async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    vi.spyOn(reminderApi, 'list').mockResolvedValue({ items: [], nextCursor: null });
    vi.spyOn(reminderApi, 'create').mockImplementation(async (about, time) => reminder({ ...about, ...time }));
    vi.spyOn(reminderApi, 'change').mockImplementation(async (id, time) => reminder({ id, ...time, version: 9 }));
    await queryClient.fetchQuery(reminderCache.openQuery);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function open(given: Reminder | null = null) {
    const onClose = vi.fn();
    show(<ReminderDialog subject={subject} authorId={boris} reminder={given} onClose={onClose} />);
    return onClose;
  }

  // By their texts: to ask for roles among the days of a calendar takes a second each time.
  const title = () => document.querySelector('h2')?.textContent;
  const button = (name: string) => screen.getByText<HTMLButtonElement>(name, { selector: 'button' });
  const press = (name: string) => fireEvent.click(button(name));
  const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

  it('says in its title what is chosen, and changes it live', () => {
    open();
    expect(title()).toBe('Reminder: Wednesday 25 November, 15:00');
    type(/^Time/, '09:30');
    press('Tomorrow');
    expect(title()).toBe('Reminder: Thursday 26 November, 9:30');
    press('3 hours');
    expect(title()).toBe('Reminder: Wednesday 25 November, 17:20');
    press('Reset');
    expect(title()).toBe('Reminder: Wednesday 25 November, 15:00');
  });

  it('takes a day of the calendar with the time that is chosen', async () => {
    open();
    // Those of October stand before it.
    const days = await screen.findAllByText('27', { selector: 'td *' });
    fireEvent.click(days.at(-1) as HTMLElement);
    expect(title()).toBe('Reminder: Friday 27 November, 15:00');
  });

  it('reads words, and says what it understood', async () => {
    open();
    type(/In words/, 'fri 15:30');
    expect(await screen.findByText('Understood: Friday 27 November, 15:30')).toBeTruthy();
    expect(title()).toBe('Reminder: Friday 27 November, 15:30');
    type(/In words/, 'some day');
    expect(await screen.findByText(/^Not understood/)).toBeTruthy();
  });

  it('a day in words keeps the time of day that is chosen', async () => {
    open();
    type(/^Time/, '18:15');
    type(/In words/, 'завтра');
    await waitFor(() => expect(title()).toBe('Reminder: Thursday 26 November, 18:15'));
  });

  it('sets what was written when Enter came before it was read', async () => {
    const onClose = open();
    type(/In words/, 'tomorrow 9');
    press('OK');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(vi.mocked(reminderApi.create).mock.calls[0]?.[1]).toMatchObject({ localTime: '2026-11-26T09:00' });
  });

  it('does not set what it did not understand', async () => {
    const onClose = open();
    type(/In words/, 'some day');
    press('OK');
    expect(await screen.findByText(/^Not understood/)).toBeTruthy();
    expect(reminderApi.create).not.toHaveBeenCalled();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('refuses the past at its field, with the present time', () => {
    open();
    type(/^Time/, '14:00');
    expect(screen.getByText('This time is past: it is Wed 25 Nov, 14:20 now.')).toBeTruthy();
    expect(screen.getByLabelText(/^Time/).getAttribute('aria-invalid')).toBe('true');
    expect(button('OK')).toHaveProperty('disabled', true);
  });

  it('sets the wall clock of this browser, and the row has it at once', async () => {
    const onClose = open();
    fireEvent.change(screen.getByLabelText('Repeat'), { target: { value: 'weekdays' } });
    press('Tomorrow');
    press('OK');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(reminderApi.create).toHaveBeenCalledWith(
      subject,
      { localTime: '2026-11-26T15:00', timeZone: browserZone(), repeat: 'weekdays' },
      expect.any(String),
      undefined,
    );
    expect(reminderCache.byMessage.get().has('m-1')).toBe(true);
  });

  it('keeps what was chosen when nobody answers, and asks with the same key again', async () => {
    vi.mocked(reminderApi.create).mockRejectedValueOnce(new TypeError('network'));
    const onClose = open();
    press('Week');
    press('OK');
    expect(await screen.findByText(/^The server did not answer/)).toBeTruthy();
    expect(title()).toBe('Reminder: Wednesday 2 December, 15:00');
    press('OK');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const keys = vi.mocked(reminderApi.create).mock.calls.map(([, , key]) => key);
    expect(keys[0]).toBe(keys[1]);
  });

  it('goes on as a change where there is a reminder already, with what was chosen', async () => {
    const present = reminder({
      id: 'there',
      messageId: 'm-1',
      version: 4,
      nextAt: new Date(2026, 11, 1, 9).toISOString(),
    });
    vi.mocked(reminderApi.create).mockRejectedValueOnce(
      new ApiError(409, 'reminder_exists', '', {}, null, { reminderId: 'there' }),
    );
    vi.spyOn(reminderApi, 'find').mockResolvedValue(present);
    const onClose = open();
    press('Tomorrow');
    press('OK');
    expect(await screen.findByText(/There is a reminder of this message already: Tue 1 Dec, 9:00/)).toBeTruthy();
    expect(button('Do not notify')).toBeTruthy();
    press('OK');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(reminderApi.change).toHaveBeenCalledWith(
      'there',
      expect.objectContaining({ localTime: '2026-11-26T15:00' }),
      4,
    );
  });

  it('a change begins with what is set, and takes the newest version when it was changed elsewhere', async () => {
    const set = reminder({ messageId: 'm-1', repeat: 'daily', nextAt: new Date(2026, 10, 27, 9).toISOString() });
    vi.mocked(reminderApi.change).mockRejectedValueOnce(new ApiError(409, 'changed_meanwhile', ''));
    vi.spyOn(reminderApi, 'find').mockResolvedValue({ ...set, version: 5 });
    const onClose = open(set);
    expect(title()).toBe('Reminder: Friday 27 November, 9:00');
    expect(screen.getByLabelText('Repeat')).toHaveProperty('value', 'daily');
    press('OK');
    expect(await screen.findByText(/changed on another device meanwhile/)).toBeTruthy();
    press('OK');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(vi.mocked(reminderApi.change).mock.calls.map(([, , version]) => version)).toEqual([1, 5]);
  });

  it('ends the one it changes', async () => {
    vi.spyOn(reminderApi, 'complete').mockImplementation(async (id) => reminder({ id, state: 'done', version: 2 }));
    const set = reminder({ messageId: 'm-1' });
    reminderCache.apply(set);
    const onClose = open(set);
    press('Do not notify');
    expect(onClose).toHaveBeenCalled();
    await waitFor(() => expect(reminderCache.open()).toEqual([]));
  });

  it('has nothing to end for a new one', () => {
    open();
    expect(screen.queryByText('Do not notify')).toBeNull();
  });
});
