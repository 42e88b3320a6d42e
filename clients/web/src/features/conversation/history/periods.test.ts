import { afterEach, describe, expect, it } from 'vitest';
import { type PeriodName, periodOf } from './periods';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone;
});

const hours = (name: PeriodName, now: string) => {
  const { from, to } = periodOf(name, new Date(now));
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
};

describe('a period', () => {
  it('is yesterday in the time zone of the person, not in UTC', () => {
    process.env.TZ = 'Asia/Tokyo';
    expect(periodOf('yesterday', new Date('2026-11-24T16:00:00Z'))).toMatchObject({
      from: '2026-11-23T15:00:00.000Z',
      to: '2026-11-24T15:00:00.000Z',
    });
  });

  it.each([
    ['2026-03-30T10:00:00Z', 23],
    ['2026-10-26T10:00:00Z', 25],
    ['2026-06-15T10:00:00Z', 24],
  ])('before %s is a day of %i hours in Berlin', (now, length) => {
    process.env.TZ = 'Europe/Berlin';
    expect(hours('yesterday', now)).toBe(length);
  });

  it('begins with the day even where the clocks leave midnight out', () => {
    process.env.TZ = 'America/Santiago';
    const { from, to } = periodOf('yesterday', new Date('2026-09-07T12:00:00Z'));
    expect([from, to]).toEqual(['2026-09-06T04:00:00.000Z', '2026-09-07T03:00:00.000Z']);
  });

  it('of 7 and 30 days counts today and spans a change of the clocks', () => {
    process.env.TZ = 'Europe/Berlin';
    expect(hours('week', '2026-10-27T10:00:00Z')).toBe(7 * 24 + 1);
    expect(hours('month', '2026-04-10T10:00:00Z')).toBe(30 * 24 - 1);
  });

  it('of months begins on the same date, or on the last one there is', () => {
    process.env.TZ = 'UTC';
    expect(periodOf('quarter', new Date('2026-05-31T10:00:00Z')).from).toBe('2026-02-28T00:00:00.000Z');
    expect(periodOf('quarter', new Date('2026-01-15T10:00:00Z')).from).toBe('2025-10-15T00:00:00.000Z');
    expect(periodOf('year', new Date('2028-02-29T10:00:00Z')).from).toBe('2027-02-28T00:00:00.000Z');
  });

  it('of a year stays within what the server accepts', () => {
    process.env.TZ = 'Europe/Berlin';
    expect(hours('year', '2028-12-31T23:30:00Z')).toBeLessThanOrEqual(400 * 24);
  });

  it('ends with today', () => {
    process.env.TZ = 'Asia/Kolkata';
    expect(periodOf('week', new Date('2026-11-24T20:00:00Z')).to).toBe('2026-11-25T18:30:00.000Z');
  });
});
