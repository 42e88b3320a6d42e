import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '../../i18n/en.json';
import { createFormats } from '../../i18n/format';
import ru from '../../i18n/ru.json';
import { minutesUntil } from './expiry';
import { typingText } from './typingText';
import { clientText } from './usePresenceText';

beforeAll(() => i18n.init({ lng: 'en', resources: { en: { translation: en }, ru: { translation: ru } } }));
const now = new Date('2026-11-25T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

describe('who types', () => {
  it.each([
    [[], ''],
    [['Anna Kern'], 'Anna Kern is typing…'],
    [['Anna Kern', 'Boris Orlov'], 'Anna Kern and Boris Orlov are typing…'],
    [['Anna Kern', 'Boris Orlov', 'Denis Vega'], 'Several people are typing…'],
    [[''], 'Several people are typing…'],
    [['Anna Kern', ''], 'Several people are typing…'],
  ])('%j', (names, text) => expect(typingText(names, i18n.t)).toBe(text));
});

describe('the last client', () => {
  const formats = createFormats('en-GB');
  const client = { name: 'Web', version: '1.4.0', platform: 'Chrome on Windows', usedAt: ago(2) };

  it('has its name, version, platform and time', () => {
    expect(clientText(client, i18n.t, formats, now)).toBe('Web 1.4.0, Chrome on Windows, 2 min ago');
  });

  it('leaves out what it did not say', () => {
    const bare = { ...client, name: 'Platform.Client', version: '', platform: '', usedAt: ago(0) };
    expect(clientText(bare, i18n.t, formats, now)).toBe('Platform.Client, just now');
  });

  it('is in the language of the reader', async () => {
    const russian = i18n.getFixedT('ru');
    expect(clientText(client, russian, createFormats('ru'), now)).toContain('Chrome');
    expect(clientText(client, russian, createFormats('ru'), now)).toContain('2 мин. назад');
  });
});

describe('how long ago', () => {
  const { ago: agoText } = createFormats('en-GB');
  it.each([
    [-5, 'just now'],
    [0.9, 'just now'],
    [59, '59 min ago'],
    [60, '1 hr ago'],
    [25 * 60, '1 day ago'],
    [8 * 24 * 60, '17 Nov 2026'],
  ])('%s minutes', (minutes, text) => expect(agoText(ago(minutes), now)).toBe(text));
});

describe('how long a status holds', () => {
  it.each([
    ['never', null],
    ['halfHour', 30],
    ['week', 10_080],
  ] as const)('%s', (expiry, minutes) => expect(minutesUntil(expiry, now)).toBe(minutes));

  it('today ends at midnight here, and is never nothing', () => {
    expect(minutesUntil('today', new Date(2026, 10, 25, 22, 30))).toBe(90);
    expect(minutesUntil('today', new Date(2026, 10, 25, 23, 59, 59, 999))).toBe(1);
  });
});
