// @vitest-environment jsdom
import { fireEvent, act as perform, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryApi } from '../../api/directory';
import { keys, queryClient } from '../../api/queryClient';
import { reminderApi } from '../../api/reminder';
import type { Reminder } from '../../api/types';
import { reminderCache } from '../../realtime/runtime';
import { defaultSettings } from '../../settings/accountSettings';
import { show, usesScreen } from '../../test/render';
import { dueReminder, reminder } from '../../test/samples';
import { closeDialog } from './dialog';
import { ReminderCenter } from './ReminderCenter';
import { ReminderDialogs } from './ReminderDialogs';

describe('reminders that are due', () => {
  usesScreen();
  let kept: Reminder[];

  beforeEach(() => {
    kept = [];
    vi.useFakeTimers({ now: new Date('2026-11-25T14:20:00Z'), toFake: ['Date'] });
    vi.spyOn(reminderApi, 'list').mockImplementation(async () => ({ items: kept, nextCursor: null }));
    vi.spyOn(directoryApi, 'settings').mockImplementation(async () => settings());
    queryClient.setQueryData(keys.conversations, []);
    queryClient.setQueryData(keys.ownStatus, { mode: 'automatic', status: null });
  });
  afterEach(() => {
    closeDialog();
    vi.useRealTimers();
  });

  let settings = () => defaultSettings;
  const cards = () => screen.queryAllByRole('alertdialog').map((card) => card.querySelector('p + p')?.textContent);
  const card = () => screen.findAllByRole('alertdialog');

  async function open() {
    queryClient.setQueryData(keys.settings, settings());
    const shown = show(
      <>
        <ReminderCenter />
        <ReminderDialogs />
      </>,
    );
    await waitFor(() => expect(reminderApi.list).toHaveBeenCalled());
    return shown;
  }

  it('have a card each, which takes no focus', async () => {
    kept = [dueReminder({ id: 'a' }), reminder({ id: 'b' }), dueReminder({ id: 'c' })];
    await open();
    await card();
    expect(cards()).toEqual(['message of c', 'message of a']);
    expect(document.activeElement).toBe(document.body);
  });

  it('say what they may not show', async () => {
    kept = [dueReminder({ excerpt: null, message: 'deleted' })];
    await open();
    await card();
    expect(cards()).toEqual(['The message was deleted']);
  });

  it('leave the screen when somebody acts on another device, with the dialog that is open', async () => {
    kept = [dueReminder({ id: 'a' })];
    await open();
    await card();
    fireEvent.click(screen.getByRole('button', { name: 'Snooze' }));
    await screen.findByRole('dialog');
    vi.spyOn(reminderApi, 'find').mockResolvedValue(reminder({ id: 'a', version: 3 }));
    perform(() =>
      reminderCache.notify({ kind: 'reminderChanged', subjectId: 'a', version: 3, at: '2026-11-25T14:21:00Z' }),
    );
    await waitFor(() => expect(cards()).toEqual([]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('that are put away stay away after a reload, until they are due again', async () => {
    kept = [dueReminder({ id: 'a' })];
    const { unmount } = await open();
    await card();
    fireEvent.click(screen.getByRole('button', { name: /^Hide/ }));
    expect(cards()).toEqual([]);
    unmount();
    await open();
    await waitFor(() => expect(reminderCache.find('a')).toBeDefined());
    expect(cards()).toEqual([]);
    perform(() => reminderCache.apply(dueReminder({ id: 'a', version: 4, dueAt: '2026-11-26T14:00:00.000Z' })));
    await card();
  });

  it('that came while there was no connection are shown after it', async () => {
    await open();
    await waitFor(() => expect(reminderCache.open()).toEqual([]));
    kept = [dueReminder({ id: 'a' })];
    perform(() => reminderCache.refresh());
    await card();
    expect(cards()).toEqual(['message of a']);
  });

  it('end with “Do not notify”; one that repeats can be seen only', async () => {
    kept = [dueReminder({ id: 'a', repeat: 'daily' })];
    vi.spyOn(reminderApi, 'dismiss').mockResolvedValue(reminder({ id: 'a', version: 3, repeat: 'daily' }));
    vi.spyOn(reminderApi, 'complete').mockResolvedValue(reminder({ id: 'b', version: 3, state: 'done' }));
    await open();
    await card();
    fireEvent.click(screen.getByRole('button', { name: 'Seen' }));
    await waitFor(() => expect(cards()).toEqual([]));
    perform(() => reminderCache.apply(dueReminder({ id: 'b' })));
    await card();
    expect(screen.queryByRole('button', { name: 'Seen' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Do not notify' }));
    await waitFor(() => expect(cards()).toEqual([]));
    expect(reminderApi.complete).toHaveBeenCalledWith('b');
  });

  it('are held in quiet hours and shown after', async () => {
    settings = () => ({ ...defaultSettings, quietHours: { from: '14:00', to: '15:00', timeZone: 'UTC', days: null } });
    kept = [dueReminder({ id: 'a' })];
    await open();
    await waitFor(() => expect(reminderCache.find('a')).toBeDefined());
    expect(cards()).toEqual([]);
    settings = () => defaultSettings;
    perform(() => {
      queryClient.setQueryData(keys.settings, defaultSettings);
    });
    await card();
  });

  it('are paused for so many hours as are typed', async () => {
    kept = [dueReminder({ id: 'a' })];
    vi.spyOn(reminderApi, 'snooze').mockResolvedValue(reminder({ id: 'a', version: 3 }));
    await open();
    await card();
    fireEvent.click(screen.getByRole('button', { name: 'Snooze' }));
    const hours = await screen.findByLabelText('Hours');
    fireEvent.change(hours, { target: { value: '721' } });
    expect(screen.getByText('A whole number from 1 to 720.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'OK' })).toHaveProperty('disabled', true);
    fireEvent.change(hours, { target: { value: '72' } });
    fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    await waitFor(() => expect(reminderApi.snooze).toHaveBeenCalledWith('a', 72));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(cards()).toEqual([]);
  });

  it('get a new time with “Remind”', async () => {
    kept = [dueReminder({ id: 'a', repeat: 'weekly' })];
    vi.spyOn(reminderApi, 'change').mockResolvedValue(reminder({ id: 'a', version: 3 }));
    await open();
    await card();
    fireEvent.click(screen.getByRole('button', { name: 'Snooze' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Remind' }));
    expect(screen.getByLabelText('Hours')).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText(/^Date and time/), { target: { value: '2026-12-01T10:30' } });
    fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    await waitFor(() =>
      expect(reminderApi.change).toHaveBeenCalledWith(
        'a',
        expect.objectContaining({ localTime: '2026-12-01T10:30', repeat: 'weekly' }),
        2,
      ),
    );
  });
});
