// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chatApi } from '../../api/chat';
import { directoryApi } from '../../api/directory';
import { groupsApi } from '../../api/groups';
import { ApiError } from '../../api/problem';
import { keys, queryClient } from '../../api/queryClient';
import { reminderApi } from '../../api/reminder';
import type { Conversation, Reminder } from '../../api/types';
import { reminderCache } from '../../realtime/runtime';
import { defaultSettings } from '../../settings/accountSettings';
import { show, usesScreen } from '../../test/render';
import { anna, boris, conversation, conversationId, dueReminder, person, reminder } from '../../test/samples';
import { HistoryDialog } from './HistoryDialog';
import { ReminderCard } from './ReminderCard';
import { ReminderDialog } from './ReminderDialog';
import { ReminderMark } from './ReminderMark';
import { RemindersPage } from './RemindersPage';

const clara = 'c1000000-0000-7000-8000-000000000004';
const subject = { conversationId, messageId: 'm-1', seq: 7 };
const people = [
  person(anna, 'Anna Kern', null),
  person(boris, 'Boris Orlov', null),
  person(clara, 'Clara Weiss', null),
];

describe('reminders of people and for people', () => {
  usesScreen();
  let kept: Reminder[];
  let policy: 'on' | 'off';

  beforeEach(async () => {
    kept = [];
    policy = 'off';
    vi.spyOn(reminderApi, 'list').mockImplementation(async () => ({ items: kept, nextCursor: null }));
    vi.spyOn(reminderApi, 'create').mockImplementation(async (about, when) => reminder({ ...about, ...when }));
    vi.spyOn(reminderApi, 'change').mockImplementation(async (id, when) => reminder({ id, ...when, version: 9 }));
    vi.spyOn(directoryApi, 'settings').mockImplementation(async () => settings());
    vi.spyOn(directoryApi, 'contacts').mockResolvedValue({ version: 1, units: [], people });
    vi.spyOn(chatApi, 'conversations').mockImplementation(async () => [direct]);
    vi.spyOn(groupsApi, 'whoSees').mockImplementation(async (_, __, ids) => ids.filter((id) => id !== clara));
    await queryClient.fetchQuery(reminderCache.openQuery);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const direct: Conversation = conversation();
  const settings = () => ({ ...defaultSettings, remindersForOthers: policy });
  const title = () => document.querySelector('h2')?.textContent;
  const press = (name: string) => fireEvent.click(screen.getByText(name, { selector: 'button' }));

  async function open({ given = null, authorId = boris }: { given?: Reminder | null; authorId?: string } = {}) {
    queryClient.setQueryData(keys.settings, settings());
    queryClient.setQueryData(keys.conversations, [direct]);
    const onClose = vi.fn();
    show(<ReminderDialog subject={subject} authorId={authorId} reminder={given} onClose={onClose} />);
    return onClose;
  }

  function haveMembers(...ids: string[]): void {
    const receipts = { displayName: null, deliveredSeq: 0, readSeq: 0, role: 'member' } as const;
    const items = ids.map((userId) => ({ userId, ...receipts }));
    vi.spyOn(groupsApi, 'members').mockResolvedValue({ items, nextCursor: null });
  }

  it('waits for the other one of a direct conversation, also of an own message', async () => {
    const onClose = await open({ authorId: anna });
    fireEvent.click(await screen.findByLabelText('When Boris Orlov comes online'));
    expect(title()).toBe('Reminder: when Boris Orlov comes online');
    expect(screen.queryByLabelText(/^Time/)).toBeNull();
    expect(screen.getByText(/the next time Boris Orlov is seen online/)).toBeTruthy();
    press('OK');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(reminderApi.create).toHaveBeenCalledWith(subject, { whenOnline: boris }, expect.any(String), undefined);
  });

  it('begins with whom it waits for, and can have a time again', async () => {
    const waiting = reminder({ messageId: 'm-1', nextAt: null, whenOnline: boris });
    await open({ given: waiting });
    await waitFor(() => expect(title()).toBe('Reminder: when Boris Orlov comes online'));
    fireEvent.click(screen.getByLabelText('At a time'));
    expect(title()).toMatch(/^Reminder: \w+day/);
    press('OK');
    await waitFor(() => expect(reminderApi.change).toHaveBeenCalled());
    expect(vi.mocked(reminderApi.change).mock.calls[0]?.[1]).toHaveProperty('localTime');
  });

  it('waits for nobody but others', async () => {
    queryClient.setQueryData(keys.conversations, []);
    vi.mocked(chatApi.conversations).mockResolvedValue([]);
    show(<ReminderDialog subject={subject} authorId={anna} reminder={null} onClose={vi.fn()} />);
    await waitFor(() => expect(directoryApi.contacts).toHaveBeenCalled());
    expect(screen.queryByLabelText('At a time')).toBeNull();
  });

  it('is for oneself alone where the workspace does not allow more', async () => {
    await open();
    await screen.findByLabelText('When Boris Orlov comes online');
    expect(screen.queryByLabelText('For')).toBeNull();
  });

  it('is for everybody who sees the message, and shows none of theirs', async () => {
    policy = 'on';
    haveMembers(anna, boris, clara);
    vi.mocked(reminderApi.create).mockResolvedValue(undefined);
    const onClose = await open();
    fireEvent.change(await screen.findByLabelText('For'), { target: { value: 'everybody' } });
    expect(screen.getByText('Everybody in the conversation (2)')).toBeTruthy();
    press('OK');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(vi.mocked(reminderApi.create).mock.calls[0]?.[3]).toEqual([anna, boris]);
    expect(reminderCache.open()).toEqual([]);
  });

  it('is for others too where one has a reminder of the message, which stays as it is', async () => {
    policy = 'on';
    haveMembers(anna, boris, clara);
    vi.mocked(reminderApi.create).mockResolvedValue(undefined);
    const onClose = await open({ given: reminder({ messageId: 'm-1' }) });
    fireEvent.change(await screen.findByLabelText('For'), { target: { value: 'everybody' } });
    press('OK');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(vi.mocked(reminderApi.create).mock.calls[0]?.[3]).toEqual([boris]);
    expect(reminderApi.change).not.toHaveBeenCalled();
  });

  it('says at its place who has enough of them, and waits until somebody is chosen', async () => {
    policy = 'on';
    haveMembers(anna, boris);
    vi.mocked(reminderApi.create).mockRejectedValue(
      new ApiError(409, 'too_many_for_person', '', {}, null, { userIds: [boris], limit: 20 }),
    );
    const onClose = await open();
    fireEvent.change(await screen.findByLabelText('For'), { target: { value: 'chosen' } });
    expect(screen.getByText('OK', { selector: 'button' })).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('For'), { target: { value: 'everybody' } });
    press('OK');
    expect(await screen.findByText('Boris Orlov has 20 open reminders from you already.')).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('stand in a group of their own, last, and say who set them and who cannot come', async () => {
    const away = 'd0000000-0000-7000-8000-000000000009';
    kept = [
      reminder({ id: 'for-boris', nextAt: null, whenOnline: boris, createdBy: clara }),
      reminder({ id: 'gone', nextAt: null, whenOnline: away }),
      reminder({ id: 'far', nextAt: '2036-01-01T09:00:00.000Z' }),
    ];
    queryClient.clear();
    show(<RemindersPage />);
    expect(await screen.findByText('When Boris Orlov comes online')).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
      'Later',
      'When somebody comes online',
    ]);
    expect(screen.getByText('Set by Clara Weiss')).toBeTruthy();
    expect(screen.getAllByText('Deactivated: will not come online')).toHaveLength(1);
  });

  it('are told by name when they are due, and by their mark before', async () => {
    const due = dueReminder({ whenOnline: boris });
    show(
      <>
        <ReminderCard reminder={due} onHide={vi.fn()} />
        <ReminderMark reminder={reminder({ nextAt: null, whenOnline: boris })} />
      </>,
    );
    expect(await screen.findByText('Boris Orlov is online now')).toBeTruthy();
    expect(screen.getByLabelText('Reminder: when Boris Orlov comes online')).toBeTruthy();
  });

  it('tell their history: what, when and by whom', async () => {
    vi.spyOn(reminderApi, 'history').mockResolvedValue([
      { what: 'fired', at: '2026-11-25T09:00:00Z', by: null },
      { what: 'snoozed', at: '2026-11-24T09:00:00Z', by: anna },
      { what: 'created', at: '2026-11-23T09:00:00Z', by: boris },
    ]);
    show(<HistoryDialog reminder={reminder()} onClose={vi.fn()} />);
    const entries = await screen.findAllByTestId('reminder-entry');
    expect(entries.map((entry) => entry.firstChild?.textContent)).toEqual(['Was due', 'Snoozed', 'Set']);
    await waitFor(() => expect(entries[2]?.textContent).toContain('Boris Orlov'));
    expect(entries[1]?.textContent).toMatch(/you/i);
  });
});
