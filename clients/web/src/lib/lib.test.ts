import { expect, it } from 'vitest';
import { initialsOf, paletteIndexOf, paletteSize } from '../components/initials';
import { backoffDelay } from './backoff';
import { newId } from './id';

it('ids are UUIDv7 and sort in the order they were made, also within one millisecond', () => {
  const ids = Array.from({ length: 200 }, () => newId(1_800_000_000_000));
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
});

it('waits grow, differ, and end at twenty seconds', () => {
  expect(backoffDelay(0, () => 1)).toBe(500);
  expect(backoffDelay(3, () => 1)).toBe(4000);
  expect(backoffDelay(50, () => 1)).toBe(20_000);
  expect(backoffDelay(3, () => 0)).toBe(1000);
});

it.each([
  ['Boris Orlov', 'BO'],
  ['Елена Ивановна Ларина', 'ЕЛ'],
  ['anna', 'A'],
  ['(Ext) Maria', 'EM'],
  ['…', '?'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('a person keeps one colour', () => {
  expect(paletteIndexOf('some-id')).toBe(paletteIndexOf('some-id'));
  const used = new Set(Array.from({ length: 200 }, (_, i) => paletteIndexOf(`id-${i}`)));
  expect(used.size).toBe(paletteSize);
});
