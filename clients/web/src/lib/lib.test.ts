import { describe, expect, it } from 'vitest';
import { initialsOf, paletteIndexOf, paletteSize } from '../components/initials';
import { backoffDelay } from './backoff';
import { newId } from './id';
import { layoutTwin } from './keyboardLayout';
import { findInEitherLayout, fold, matches } from './match';

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

it.each([
  ['ghbdtn', 'привет'],
  ['Фттф', 'anna'],
  [';erjd', 'жуков'],
  ['`kbyf', 'ёлина'],
  ['12-04', '12-04'],
])('%s is %s in the other keyboard layout', (typed, meant) => {
  expect(layoutTwin(typed)).toBe(meant);
});

describe('a query in either keyboard layout', () => {
  const names = ['Anna Petrova', 'Анна Йорис', 'Fyodor Ant', 'Жанна Ли'];
  const find = (query: string) =>
    findInEitherLayout(
      query,
      (words) => names.filter((name) => matches(fold(name), words)),
      (found) => found.length === 0,
    );

  it('finds what was meant, word by word', () => {
    expect(find('fyyf')).toEqual(['Анна Йорис']);
    expect(find('фттф')).toEqual(['Anna Petrova']);
    expect(find('qjh анн')).toEqual(['Анна Йорис']);
    expect(find(';fy')).toEqual(['Жанна Ли']);
  });

  it('keeps to what was typed when that is somebody', () => {
    expect(find('fy')).toEqual(['Fyodor Ant']);
    expect(find('petr ann')).toEqual(['Anna Petrova']);
    expect(find('nobody')).toEqual([]);
  });
});
