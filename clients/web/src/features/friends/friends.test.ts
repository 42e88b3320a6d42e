import { describe, expect, it } from 'vitest';
import type { FriendGroup } from '../../api/types';
import { wordsOf } from '../../lib/match';
import { person } from '../../test/samples';
import type { TreeRow } from '../contacts/tree';
import { type Dragged, dropOn } from './drag';
import { moveGroup, place, putPerson, removePerson, renameGroup } from './groups';
import { filteredGroupRows, filterGroups, friendRows } from './rows';

const lunch: FriendGroup = { id: 'lunch', name: 'Lunch', personIds: ['1', 'gone', '2', '3'] };
const chess: FriendGroup = { id: 'chess', name: 'Шахматы', personIds: ['2'] };
const groups = [lunch, chess];
const people = new Map(['1', '2', '3', '4'].map((id) => [id, person(id, `Person ${id}`, null)]));
const rowsOf = (expanded: (id: string) => boolean = () => true, failed = false) =>
  friendRows({ groups, failed, people, expanded, topRows: 3 });

describe('a change of my groups', () => {
  it('puts people at a place, in or not', () => {
    expect(place(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
    expect(place(['a', 'b'], 'x', 9)).toEqual(['a', 'b', 'x']);
    expect(putPerson(groups, 'chess', '1')[1]?.personIds).toEqual(['2', '1']);
    expect(putPerson(groups, 'lunch', '1')[0]?.personIds).toEqual(['1', 'gone', '2', '3']);
    expect(putPerson(groups, 'lunch', '3', 0)[0]?.personIds).toEqual(['3', '1', 'gone', '2']);
  });

  it('takes out, renames and moves', () => {
    expect(removePerson(groups, 'lunch', '2')[0]?.personIds).toEqual(['1', 'gone', '3']);
    expect(renameGroup(groups, 'chess', 'Go').map(({ name }) => name)).toEqual(['Lunch', 'Go']);
    expect(moveGroup(groups, 'chess', 0).map(({ id }) => id)).toEqual(['chess', 'lunch']);
  });
});

describe('My friends in the tree', () => {
  it('stands last, with groups in their order, whoever left not shown, and a place for a new group', () => {
    expect(rowsOf().map(({ id, level }) => `${level} ${id}`)).toEqual([
      '1 friends',
      '2 group-lunch',
      '3 group-lunch-1',
      '3 group-lunch-2',
      '3 group-lunch-3',
      '2 group-chess',
      '3 group-chess-2',
      '2 new-group',
    ]);
    expect(rowsOf()[0]).toMatchObject({ total: 3, position: 3, siblings: 3 });
    expect(rowsOf()[5]).toMatchObject({ position: 2, siblings: 3 });
  });

  it('folds', () => {
    expect(rowsOf(() => false)).toHaveLength(1);
    expect(rowsOf((id) => id !== 'group-lunch').map(({ id }) => id)).not.toContain('group-lunch-1');
  });

  it('offers to try again when the groups are not there', () => {
    expect(rowsOf(() => true, true).at(-1)?.kind).toBe('retryFriends');
  });

  it('is found by the name of a group', () => {
    const found = filterGroups(groups, wordsOf('шах'));
    const rows = filteredGroupRows(found, { people, expanded: () => true, topRows: 5 });
    expect(rows.map(({ id, level }) => `${level} ${id}`)).toEqual(['1 group-chess', '2 group-chess-2']);
    expect(rows[0]).toMatchObject({ position: 5, siblings: 5 });
  });
});

describe('dropping', () => {
  const row = (id: string) => rowsOf().find((candidate) => candidate.id === id) as TreeRow;
  const someone: Dragged = { kind: 'person', personId: '4', name: 'Person 4' };

  it('on a group puts a person at its end', () => {
    expect(dropOn(row('group-chess'), someone, true, groups)).toEqual({
      kind: 'person',
      mark: 'into',
      groupId: 'chess',
    });
  });

  it('between people puts a person there, counting those who are not shown', () => {
    expect(dropOn(row('group-lunch-2'), someone, false, groups)).toMatchObject({ mark: 'before', position: 2 });
    expect(dropOn(row('group-lunch-2'), someone, true, groups)).toMatchObject({ mark: 'after', position: 3 });
    const first: Dragged = { kind: 'person', personId: '1', name: 'Person 1', fromGroupId: 'lunch' };
    expect(dropOn(row('group-lunch-3'), first, true, groups)).toMatchObject({ groupId: 'lunch', position: 3 });
    expect(dropOn(row('group-lunch-1'), first, true, groups)).toBeNull();
  });

  it('reorders groups among themselves', () => {
    const group: Dragged = { kind: 'group', groupId: 'lunch' };
    expect(dropOn(row('group-chess'), group, true, groups)).toEqual({ kind: 'group', mark: 'after', position: 1 });
    expect(dropOn(row('group-lunch'), group, true, groups)).toBeNull();
    expect(dropOn(row('friends'), group, true, groups)).toBeNull();
  });

  it('where the next group is made asks for its name', () => {
    expect(dropOn(row('new-group'), someone, true, groups)).toEqual({ kind: 'newGroup', mark: 'into' });
  });
});
