// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { toField } from '../../lib/wallTime';
import { readPhrase } from './phrase';

// A Wednesday.
const now = new Date('2026-11-25T14:20');

async function read(phrase: string): Promise<string> {
  const understood = await readPhrase(phrase, now);
  if (!understood) return 'not understood';
  return understood.hasTimeOfDay ? toField(understood.time) : toField(understood.time).slice(0, 10);
}

describe('a phrase in English', () => {
  it.each([
    ['fri 15:30', '2026-11-27T15:30'],
    ['Friday at 3pm', '2026-11-27T15:00'],
    ['tomorrow 9', '2026-11-26T09:00'],
    ['tomorrow at 9', '2026-11-26T09:00'],
    ['tomorrow', '2026-11-26'],
    ['the day after tomorrow 10:15', '2026-11-27T10:15'],
    ['day after tomorrow', '2026-11-27'],
    ['in 2 hours', '2026-11-25T16:20'],
    ['in 30 min', '2026-11-25T14:50'],
    ['next monday 10am', '2026-11-30T10:00'],
    ['monday', '2026-11-30'],
    ['wed 10:00', '2026-12-02T10:00'],
    ['nov 27', '2026-11-27'],
    ['27 nov 9:00', '2026-11-27T09:00'],
    ['27.11 9:00', '2026-11-27T09:00'],
    ['5.1 9:00', '2027-01-05T09:00'],
    ['1.12.2026 10:00', '2026-12-01T10:00'],
    ['2026-12-01 10:00', '2026-12-01T10:00'],
    ['15:30', '2026-11-25T15:30'],
    ['9:30', '2026-11-26T09:30'],
    ['18', '2026-11-25T18:00'],
    ['yesterday', '2026-11-24'],
  ])('%s', async (phrase, expected) => expect(await read(phrase)).toBe(expected));
});

describe('a phrase in Russian', () => {
  it.each([
    ['завтра в 9', '2026-11-26T09:00'],
    ['Завтра 9', '2026-11-26T09:00'],
    ['завтра', '2026-11-26'],
    ['послезавтра в 10', '2026-11-27T10:00'],
    ['через 2 часа', '2026-11-25T16:20'],
    ['через 2 ч', '2026-11-25T16:20'],
    ['через 30 мин', '2026-11-25T14:50'],
    ['через час', '2026-11-25T15:20'],
    ['через неделю', '2026-12-02'],
    ['пт 15:30', '2026-11-27T15:30'],
    ['в пятницу в 15:30', '2026-11-27T15:30'],
    ['в понедельник', '2026-11-30'],
    ['27 ноября в 9', '2026-11-27T09:00'],
    ['27.11 9:00', '2026-11-27T09:00'],
    ['сегодня в 18:00', '2026-11-25T18:00'],
    ['15:30', '2026-11-25T15:30'],
  ])('%s', async (phrase, expected) => expect(await read(phrase)).toBe(expected));
});

describe('what is not understood as a whole is not understood', () => {
  it.each(['', '  ', 'soon', 'after lunch on fri', 'в 3 дня', '27.11 9:00 or later', 'когда-нибудь', '99:99'])(
    '“%s”',
    async (phrase) => expect(await read(phrase)).toBe('not understood'),
  );
});
