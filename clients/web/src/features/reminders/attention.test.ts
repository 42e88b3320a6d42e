import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../settings/accountSettings';
import { dueReminder } from '../../test/samples';
import { alarmOf, type Circumstances, isHeld, shownOf } from './attention';
import { occurrenceOf } from './marks';

const atNoon = { from: '11:00', to: '13:00', timeZone: 'UTC', days: null };
const noon: Circumstances = {
  settings: { ...defaultSettings, quietHours: atNoon },
  doNotDisturb: false,
  now: new Date('2026-11-25T12:00:00Z'),
};

describe('reminders are held', () => {
  it.each<[string, Partial<Circumstances>, boolean]>([
    ['in quiet hours', {}, true],
    ['not after them', { now: new Date('2026-11-25T13:00:00Z') }, false],
    ['while not to be disturbed', { settings: defaultSettings, doNotDisturb: true }, true],
    [
      'not where somebody wants them at any time',
      { settings: { ...noon.settings, holdReminders: false }, doNotDisturb: true },
      false,
    ],
    ['not otherwise', { settings: defaultSettings }, false],
  ])('%s', (_, difference, expected) => expect(isHeld({ ...noon, ...difference })).toBe(expected));
});

describe('the cards', () => {
  const first = dueReminder({ id: 'first' });
  const second = dueReminder({ id: 'second' });

  it('have the latest on top, and none while they are held', () => {
    expect(shownOf([first, second], [], false)).toEqual([second, first]);
    expect(shownOf([first, second], [], true)).toEqual([]);
  });

  it('leave out what was put away, until it is due again', () => {
    const hidden = [occurrenceOf(first)];
    expect(shownOf([first, second], hidden, false)).toEqual([second]);
    const again = { ...first, dueAt: '2026-11-26T14:00:00.000Z' };
    expect(shownOf([again], hidden, false)).toEqual([again]);
  });
});

it('the system shows it only where nobody has the app in front; sounds have their own setting', () => {
  expect(alarmOf(defaultSettings, true)).toEqual({ sound: true, notify: false });
  expect(alarmOf(defaultSettings, false)).toEqual({ sound: true, notify: true });
  expect(alarmOf({ ...defaultSettings, sounds: false, notifications: false }, false)).toEqual({
    sound: false,
    notify: false,
  });
});
