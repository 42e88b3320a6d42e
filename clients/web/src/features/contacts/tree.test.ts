import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../lib/match';
import { person, unit } from '../../test/samples';
import { buildTree, filterTree, flatten } from './tree';

const units = [unit('log', 'Logistics', null, 1), unit('sales', 'Sales', null, 0), unit('buy', 'Purchasing', 'log')];
const people = [
  person('1', 'Boris Orlov', 'buy', 'Purchasing manager'),
  person('2', 'Елена Ёлкина', 'log', 'Диспетчер'),
  person('3', 'Jonas Sand', 'sales', 'Head of sales'),
  person('4', 'Без отдела', null),
];
const idsOf = (words: string) => {
  const kept = filterTree(units, people, wordsOf(words));
  return flatten(buildTree(kept.units, kept.people), () => true).map(({ id }) => id);
};

describe('the tree', () => {
  it('shows units in their order, people before the units below, and people without a unit last', () => {
    const rows = flatten(buildTree(units, people), () => true);
    expect(rows.map(({ id }) => id)).toEqual(['sales', '3', 'log', '2', 'buy', '1', '4']);
    expect(rows.map(({ level }) => level)).toEqual([1, 2, 1, 2, 2, 3, 1]);
  });

  it('hides what is folded', () => {
    expect(flatten(buildTree(units, people), (id) => id === 'log').map(({ id }) => id)).toEqual([
      'sales',
      'log',
      '2',
      'buy',
      '4',
    ]);
  });

  it('counts everyone below', () => {
    expect(buildTree(units, people).roots.map(({ total }) => total)).toEqual([1, 2]);
  });

  it('tells positions among siblings', () => {
    const rows = flatten(buildTree(units, people), () => true);
    expect(rows.find(({ id }) => id === 'buy')).toMatchObject({ position: 2, siblings: 2 });
  });
});

describe('the filter', () => {
  it('matches the beginnings of words in any order', () => {
    expect(idsOf('orl bor')).toEqual(['log', 'buy', '1']);
    expect(idsOf('lov')).toEqual([]);
  });

  it('takes ё for е and ignores case', () => {
    expect(idsOf('ЕЛК')).toEqual(['log', '2']);
  });

  it('finds by position', () => {
    expect(idsOf('head')).toEqual(['sales', '3']);
  });

  it('shows everyone in a unit that matches', () => {
    expect(idsOf('logis')).toEqual(['log', '2', 'buy', '1']);
  });

  it('stays quick with 20,000 people', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => person(`p${i}`, `Person ${i}`, 'buy', 'Clerk'));
    filterTree(units, many, [['warm']]);
    const start = performance.now();
    const kept = filterTree(units, many, [['person'], ['1999']]);
    expect(kept.people).toHaveLength(11);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
