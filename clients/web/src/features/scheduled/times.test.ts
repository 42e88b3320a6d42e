import { describe, expect, it } from 'vitest';
import { toField } from '../../lib/wallTime';
import { presets } from './times';

const shown = (now: string) => presets(new Date(now)).map(({ key, time }) => `${key} ${toField(time)}`);

describe('presets', () => {
  it('are of the coming hours and days', () => {
    // A Wednesday.
    expect(shown('2026-11-25T10:30')).toEqual([
      'hour 2026-11-25T11:30',
      'evening 2026-11-25T18:00',
      'tomorrow 2026-11-26T09:00',
      'monday 2026-11-30T09:00',
    ]);
  });

  it('on a Sunday evening name tomorrow once', () => {
    expect(shown('2026-11-29T21:00')).toEqual(['hour 2026-11-29T22:00', 'tomorrow 2026-11-30T09:00']);
  });

  it('on a Monday mean the next one', () => {
    expect(shown('2026-11-30T08:00')).toContain('monday 2026-12-07T09:00');
  });
});
