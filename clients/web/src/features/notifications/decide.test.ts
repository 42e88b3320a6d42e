import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../settings/accountSettings';
import { type Arrival, type Circumstances, decide } from './decide';
import { defaultPreferences } from './preferences';

const arrival: Arrival = { seq: 7, authorId: 'boris', mentionsMe: false, isSystem: false };
const circumstances: Circumstances = {
  userId: 'anna',
  readSeq: 6,
  toldSeq: 6,
  isReading: false,
  doNotDisturb: false,
  settings: defaultSettings,
  preferences: defaultPreferences,
  now: new Date('2026-11-25T12:00:00Z'),
};

const all = 'badge notify sound';
const atNoon = { from: '11:00', to: '13:00', timeZone: 'UTC', days: null };
const { settings, preferences } = circumstances;

describe('what a new message does', () => {
  it.each<[string, Partial<Arrival>, Partial<Circumstances>, string]>([
    ['of a colleague', {}, {}, all],
    ['of oneself, from another device', { authorId: 'anna' }, {}, ''],
    ['that was read on another device', {}, { readSeq: 7 }, ''],
    ['in the conversation in front of the person', {}, { isReading: true }, ''],
    ['that this browser told about before', {}, { toldSeq: 7 }, 'badge'],
    ['that says who joined', { isSystem: true }, {}, 'badge'],

    ['while not to be disturbed', {}, { doNotDisturb: true }, 'badge'],
    ['in quiet hours', {}, { settings: { ...settings, quietHours: atNoon } }, 'badge'],
    ['after quiet hours', {}, { settings: { ...settings, quietHours: { ...atNoon, to: '12:00' } } }, all],

    ['with notifications off', {}, { settings: { ...settings, notifications: false } }, 'badge sound'],
    ['with sounds off', {}, { settings: { ...settings, sounds: false } }, 'badge notify'],
    ['in a conversation without sound', {}, { preferences: { ...preferences, sound: false } }, 'badge notify'],

    ['in a muted conversation', {}, { preferences: { ...preferences, muted: true } }, ''],
    [
      'with my name in a muted conversation',
      { mentionsMe: true },
      { preferences: { ...preferences, muted: true } },
      all,
    ],
    ['in an archived conversation', {}, { preferences: { ...preferences, archived: true } }, ''],
    ['at the level of mentions', {}, { preferences: { ...preferences, level: 'mentions' } }, ''],
    ['with my name at that level', { mentionsMe: true }, { preferences: { ...preferences, level: 'mentions' } }, all],
    ['with my name at no level', { mentionsMe: true }, { preferences: { ...preferences, level: 'none' } }, ''],
    ['with my name in quiet hours', { mentionsMe: true }, { settings: { ...settings, quietHours: atNoon } }, 'badge'],
  ])('%s', (_, message, difference, expected) => {
    const decision = decide({ ...arrival, ...message }, { ...circumstances, ...difference });
    const done = Object.entries(decision).filter(([, yes]) => yes);
    expect(done.map(([name]) => name).join(' ')).toBe(expected);
  });
});
