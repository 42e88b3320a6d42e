import { describe, expect, it } from 'vitest';
import { findOwnEmoji, nameOfFile, splitAtNames } from './ownEmoji';

const own = ['parrot', 'party_parrot', 'ship-it'].map((name) => ({ name, pictureUrl: '', createdBy: '' }));

describe('splitAtNames', () => {
  it('finds names between colons, one beside the other too', () => {
    expect(splitAtNames('Done :ship-it::parrot:!')).toEqual(['Done ', ':ship-it:', '', ':parrot:', '!']);
  });

  it('leaves times and whatever is no name alone', () => {
    for (const text of ['at 10:30:15', 'a:b:c', ':Not a name:', 'C:\\dir:', '::', ':x:']) {
      expect(splitAtNames(text)).toEqual([text]);
    }
  });
});

describe('findOwnEmoji', () => {
  it('puts the beginning of a name before the beginning of a word', () => {
    expect(findOwnEmoji(own, 'parr').map(({ name }) => name)).toEqual(['parrot', 'party_parrot']);
    expect(findOwnEmoji(own, 'party p').map(({ name }) => name)).toEqual(['party_parrot']);
    expect(findOwnEmoji(own, ' ')).toEqual([]);
  });
});

describe('nameOfFile', () => {
  it('makes a name of what a file is called', () => {
    expect(nameOfFile('Party Parrot (1).GIF')).toBe('party_parrot_1');
    expect(nameOfFile('кот.png')).toBe('');
  });
});
