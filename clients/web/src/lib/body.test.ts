import { describe, expect, it } from 'vitest';
import { byteLength, hasVisibleText, normalizeBody } from './body';

describe('a body', () => {
  it('is measured in bytes of UTF-8', () => {
    expect(byteLength('a')).toBe(1);
    expect(byteLength('я')).toBe(2);
    expect(byteLength('😀')).toBe(4);
  });

  it('loses what the server refuses', () => {
    expect(normalizeBody('a\u0000b\u0007c\r\nd\te')).toBe('abc\nd\te');
    expect(normalizeBody('half \ud83d of a pair')).toBe('half \ufffd of a pair');
  });

  it('loses empty lines around it, and keeps those within and the indent of the first', () => {
    expect(normalizeBody('\n\n  a\n\nb \n\n')).toBe('  a\n\nb');
  });

  it.each(['', '   ', '\n\t', '\u200b\u200d', '\u2800', '\u202e\u202c'])('%j has nothing to see', (text) => {
    expect(hasVisibleText(text)).toBe(false);
  });

  it('a single emoji can be seen', () => {
    expect(hasVisibleText('😀')).toBe(true);
  });
});
