import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../api/types';
import { anna, conversation } from '../../test/samples';
import { listRows, unreadByFolder } from './list';

const preferences = conversation().preferences;
const named = (id: string, change: Partial<Conversation['preferences']>, unread = 0) =>
  conversation({ id, kind: 'group', name: id, unread, preferences: { ...preferences, ...change } });
const all = [
  named('plain', {}, 2),
  named('archived', { archived: true }, 1),
  named('pinned', { pinned: true }),
  named('loved', { favourite: true }),
];
const keys = (...args: [view?: Parameters<typeof listRows>[4], filter?: string]) =>
  listRows(all, undefined, args[1] ?? '', anna, args[0]).map(({ key }) => key);

describe('the list of conversations', () => {
  it('has what is pinned above and not what is archived', () => {
    expect(keys()).toEqual(['pinned', 'plain', 'loved']);
  });

  it('shows what is unread, chosen or archived', () => {
    expect(keys('unread')).toEqual(['plain']);
    expect(keys('favourite')).toEqual(['loved']);
    expect(keys('archive')).toEqual(['archived']);
  });

  it('shows what is in a folder, and counts what is not read there', () => {
    const sorted = [
      named('in work', { folderId: 'work' }, 2),
      named('in work too', { folderId: 'work' }, 3),
      named('archived', { folderId: 'work', archived: true }, 5),
      named('elsewhere', { folderId: 'fun' }),
    ];
    const rows = listRows(sorted, undefined, '', anna, { folderId: 'work' });
    expect(rows.map(({ key }) => key)).toEqual(['in work', 'in work too']);
    expect([...unreadByFolder(sorted)]).toEqual([['work', 5]]);
  });

  it('finds what is archived too', () => {
    expect(keys('all', 'archi')).toEqual(['archived']);
  });
});
