import { expect, it } from 'vitest';
import { anna, boris, conversation, person } from '../../test/samples';
import type { Contacts } from '../contacts';
import { findTargets } from './findTargets';

const people = [
  person('1', 'Boris Sand', null),
  person(boris, 'Boris Orlov', null),
  person('2', 'Жанна Ли', null, 'Buyer'),
];
const contacts: Contacts = {
  version: 1,
  units: [],
  people: [person(anna, 'Anna Keller', null), ...people],
  peopleById: new Map(people.map((one) => [one.id, one])),
  unitPath: () => [],
};
const namesOf = (query: string) => findTargets([conversation()], contacts, query, anna).map(({ name }) => name);

it('those one talks with come first, oneself never', () => {
  expect(namesOf('')).toEqual(['Boris Orlov', 'Boris Sand', 'Жанна Ли']);
  expect(namesOf('anna')).toEqual([]);
});

it('finds by words in any order, by position, and in the other keyboard layout', () => {
  expect(namesOf('sa bo')).toEqual(['Boris Sand']);
  expect(namesOf('buy')).toEqual(['Жанна Ли']);
  expect(namesOf(';fyyf')).toEqual(['Жанна Ли']);
  expect(namesOf('ищкшы')).toEqual(['Boris Orlov', 'Boris Sand']);
});

it('finds groups and channels by their name', () => {
  const group = conversation({ id: 'group-1', kind: 'group', pictureUrl: '/picture', name: 'Budget 2027' });
  const targets = findTargets([conversation(), group], contacts, 'budg', anna);
  expect(targets).toEqual([
    {
      kind: 'conversation',
      key: 'group-1',
      conversationId: 'group-1',
      name: 'Budget 2027',
      detail: '',
      photoUrl: '/picture',
    },
  ]);
});
