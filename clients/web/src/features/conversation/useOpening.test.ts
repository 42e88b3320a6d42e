import { describe, expect, it } from 'vitest';
import type { Row } from './rows';
import { firstScreenful, rowsFrom } from './useOpening';

function row(number: number, more: Partial<Row> = {}): Row {
  return { key: `k${number}`, body: 'short', head: false, day: false, firstNew: false, ...more } as Row;
}

const many = Array.from({ length: 200 }, (_, number) => row(number));

const screen = 320;

describe('the first screenful', () => {
  it('ends with the newest message and fills the screen', () => {
    expect(firstScreenful(many, screen)).toEqual({ key: 'k190', count: 10 });
  });

  it('is shorter where rows are high', () => {
    expect(
      firstScreenful(
        many.map((row) => ({ ...row, body: 'x'.repeat(1000) })),
        screen,
      )?.count,
    ).toBe(2);
  });

  it('stands around the first new message, with what follows it', () => {
    const rows = many.map((row, number) => ({ ...row, firstNew: number === 100 }));
    const first = firstScreenful(rows, screen);
    expect(first?.key).toBe('k94');
    expect(first?.count).toBeGreaterThanOrEqual(16);
    expect(rowsFrom(rows, 'k94').at(-1)?.key).toBe('k199');
  });

  it('goes back far enough to fill the screen, where little is new', () => {
    const rows = many.map((row, number) => ({ ...row, firstNew: number === 199 }));
    expect(firstScreenful(rows, screen)?.key).toBe('k184');
  });

  it('is all there is in a short conversation', () => {
    expect(firstScreenful(many.slice(0, 5), screen)).toBeNull();
    expect(firstScreenful([], screen)).toBeNull();
  });
});
