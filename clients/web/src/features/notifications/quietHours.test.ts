import { describe, expect, it } from 'vitest';
import type { QuietHours } from '../../api/types';
import { isQuiet } from './quietHours';

const night: QuietHours = { from: '22:00', to: '07:00', timeZone: 'Europe/Riga', days: null };

describe('quiet hours', () => {
  it.each([
    ['2026-11-25T19:59:59Z', false], // 21:59:59 in Riga
    ['2026-11-25T20:00:00Z', true],
    ['2026-11-25T22:00:00Z', true], // midnight
    ['2026-11-26T04:59:59Z', true],
    ['2026-11-26T05:00:00Z', false],
  ])('pass midnight by the wall of their time zone, not of this browser: %s', (now, quiet) => {
    expect(isQuiet(night, new Date(now))).toBe(quiet);
  });

  it('within one day', () => {
    const lunch = { ...night, from: '12:00', to: '13:00' };
    expect(isQuiet(lunch, new Date('2026-11-25T09:59:00Z'))).toBe(false);
    expect(isQuiet(lunch, new Date('2026-11-25T10:30:00Z'))).toBe(true);
    expect(isQuiet(lunch, new Date('2026-11-25T11:00:00Z'))).toBe(false);
  });

  it('belong to the day on which they begin', () => {
    const fridays = { ...night, days: ['friday'] };
    expect(isQuiet(fridays, new Date('2026-11-26T21:00:00Z'))).toBe(false); // Thursday 23:00
    expect(isQuiet(fridays, new Date('2026-11-27T03:00:00Z'))).toBe(false); // Friday 05:00
    expect(isQuiet(fridays, new Date('2026-11-27T21:00:00Z'))).toBe(true); // Friday 23:00
    expect(isQuiet(fridays, new Date('2026-11-28T03:00:00Z'))).toBe(true); // Saturday 05:00
    expect(isQuiet(fridays, new Date('2026-11-28T21:00:00Z'))).toBe(false); // Saturday 23:00
  });

  it('from Sunday into Monday', () => {
    const sundays = { ...night, days: ['sunday'] };
    expect(isQuiet(sundays, new Date('2026-11-30T03:00:00Z'))).toBe(true); // Monday 05:00
  });

  it('end at the same time of the wall after the clocks went forward', () => {
    // Riga, 2026-03-29: 03:00 becomes 04:00. 07:00 is 04:00 UTC that morning, 05:00 UTC the morning before.
    expect(isQuiet(night, new Date('2026-03-28T04:30:00Z'))).toBe(true);
    expect(isQuiet(night, new Date('2026-03-29T03:59:00Z'))).toBe(true);
    expect(isQuiet(night, new Date('2026-03-29T04:00:00Z'))).toBe(false);
  });

  it('that begin in the hour that is skipped begin where it ends', () => {
    const skipped = { ...night, from: '03:30', to: '05:00' };
    expect(isQuiet(skipped, new Date('2026-03-29T00:59:00Z'))).toBe(false); // 02:59
    expect(isQuiet(skipped, new Date('2026-03-29T01:00:00Z'))).toBe(true); // 04:00
    expect(isQuiet(skipped, new Date('2026-03-29T02:00:00Z'))).toBe(false); // 05:00
  });

  it('within the hour that comes twice are quiet twice', () => {
    // Riga, 2026-10-25: 04:00 becomes 03:00 again.
    const twice = { ...night, from: '03:00', to: '03:30' };
    expect(isQuiet(twice, new Date('2026-10-25T00:10:00Z'))).toBe(true); // 03:10, summer
    expect(isQuiet(twice, new Date('2026-10-25T00:40:00Z'))).toBe(false);
    expect(isQuiet(twice, new Date('2026-10-25T01:10:00Z'))).toBe(true); // 03:10, winter
    expect(isQuiet(twice, new Date('2026-10-25T01:40:00Z'))).toBe(false);
  });

  it.each([
    ['Asia/Kathmandu', '2026-11-25T16:15:00Z'], // +05:45
    ['America/St_Johns', '2026-11-26T01:30:00Z'], // -03:30
    ['Pacific/Kiritimati', '2026-11-25T08:00:00Z'], // +14
  ])('begin at 22:00 in %s', (timeZone, begins) => {
    const start = new Date(begins);
    expect(isQuiet({ ...night, timeZone }, start)).toBe(true);
    expect(isQuiet({ ...night, timeZone }, new Date(start.getTime() - 1000))).toBe(false);
  });

  it('are none, or of a time zone this browser does not know', () => {
    expect(isQuiet(null, new Date())).toBe(false);
    const own = { ...night, from: '00:00', to: '23:59', timeZone: 'Mars/Olympus' };
    expect(isQuiet(own, new Date(2026, 10, 25, 12))).toBe(true);
  });
});
