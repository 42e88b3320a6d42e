import { describe, expect, it } from 'vitest';
import { toField } from '../../lib/wallTime';
import { afterHours, firstTime, type Preset, presetTime, refusalOf } from './times';

const at = (field: string) => new Date(field);
// A Wednesday.
const now = at('2026-11-25T14:20:30');
const chosen = at('2026-12-24T18:15');
const made = (preset: Preset, time = chosen, present = now) => toField(presetTime(preset, time, present));

describe('the buttons', () => {
  it.each<[Preset, string]>([
    ['today', '2026-11-25T18:15'],
    ['tomorrow', '2026-11-26T18:15'],
    ['afterTomorrow', '2026-11-27T18:15'],
    ['week', '2026-12-02T18:15'],
    ['month', '2026-12-25T18:15'],
  ])('of days keep the time of day: %s', (preset, expected) => expect(made(preset)).toBe(expected));

  it.each<[Preset, string]>([
    ['hour', '2026-11-25T15:21'],
    ['threeHours', '2026-11-25T17:21'],
    ['eightHours', '2026-11-25T22:21'],
  ])('of hours set date and time: %s', (preset, expected) => expect(made(preset)).toBe(expected));

  it('today, where the time is past, is the next full hour', () => {
    expect(made('today', at('2026-12-24T09:00'))).toBe('2026-11-25T15:00');
  });

  it('today, in its last hour, is still today', () => {
    expect(made('today', at('2026-12-24T09:00'), at('2026-11-25T23:10'))).toBe('2026-11-25T23:59');
    expect(made('today', at('2026-12-24T09:00'), at('2026-11-25T23:59:30'))).toBe('2026-11-26T00:00');
  });

  it('a month after the 31st of January is the last day of February', () => {
    expect(made('month', chosen, at('2027-01-31T10:00'))).toBe('2027-02-28T18:15');
    expect(made('month', chosen, at('2028-01-31T10:00'))).toBe('2028-02-29T18:15');
    expect(made('month', chosen, at('2026-12-31T10:00'))).toBe('2027-01-31T18:15');
  });
});

it('hours are never too short', () => {
  expect(afterHours(1, now).getTime() - now.getTime()).toBeGreaterThanOrEqual(3_600_000);
  expect(toField(afterHours(1, at('2026-11-25T14:20')))).toBe('2026-11-25T15:20');
});

it('the dialog begins at a full hour that is not upon us', () => {
  expect(toField(firstTime(at('2026-11-25T14:20')))).toBe('2026-11-25T15:00');
  expect(toField(firstTime(at('2026-11-25T14:40')))).toBe('2026-11-25T16:00');
  expect(toField(firstTime(at('2026-11-25T23:45')))).toBe('2026-11-26T01:00');
});

it('what is past or more than ten years ahead is refused', () => {
  expect(refusalOf(now, now)).toBe('past');
  expect(refusalOf(at('2026-11-25T14:21'), now)).toBeNull();
  expect(refusalOf(at('2036-11-24T23:59'), now)).toBeNull();
  expect(refusalOf(at('2036-11-26T00:00'), now)).toBe('tooFar');
});
