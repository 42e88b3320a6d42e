import { useState } from 'react';
import type { Row } from '../rows';

/** Far from zero: there may be that many rows above the first. */
const beginning = 1_000_000_000;

/** How many rows were put before what was there; negative when rows at the beginning went away. */
export function shiftOf(before: readonly Row[], after: readonly Row[]): number {
  const first = before[0]?.key;
  if (first === undefined || first === after[0]?.key) return 0;
  const added = after.findIndex((row) => row.key === first);
  if (added > 0) return added;
  const removed = before.findIndex((row) => row.key === after[0]?.key);
  return removed > 0 ? -removed : 0;
}

/** The number of the first row, so that the list keeps its place when rows come or go above what is on the screen. */
export function useFirstItemIndex(rows: readonly Row[]): number {
  const [state, setState] = useState({ rows, index: beginning });
  if (state.rows === rows) return state.index;
  const index = state.index - shiftOf(state.rows, rows);
  setState({ rows, index });
  return index;
}
