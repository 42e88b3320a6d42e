import { expect, it } from 'vitest';
import { message } from '../../../test/samples';
import { buildRows } from '../rows';
import { shiftOf } from './useFirstItemIndex';

const rows = (from: number, to: number) =>
  buildRows(
    Array.from({ length: to - from + 1 }, (_, i) => message({ seq: from + i })),
    [],
    { userId: 'me', hasOlder: true, newAfterSeq: null },
  );

it.each([
  ['an older page', [50, 60], [20, 60], 30],
  ['a message at the end', [50, 60], [50, 61], 0],
  ['letting go of the oldest', [50, 60], [55, 65], -5],
  ['an older page while the newest are let go', [50, 60], [30, 52], 20],
  ['another place altogether', [50, 60], [1, 10], 0],
])('%s moves the first row', (_, [a = 0, b = 0], [c = 0, d = 0], shift) => {
  expect(shiftOf(rows(a, b), rows(c, d))).toBe(shift);
});
