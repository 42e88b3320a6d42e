import { describe, expect, it } from 'vitest';
import { linkify } from './linkify';

const links = (text: string) => linkify(text).flatMap((part) => (part.kind === 'link' ? [part] : []));

describe('linkify', () => {
  it('loses nothing of the text', () => {
    const text = 'See https://a.example/x, (www.b.example/y) and nothing else.';
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it.each([
    ['Ends here: https://a.example/x.', 'https://a.example/x'],
    ['(see https://a.example/x)', 'https://a.example/x'],
    ['https://a.example/wiki/Seq_(order)', 'https://a.example/wiki/Seq_(order)'],
    ['«https://a.example/x»', 'https://a.example/x'],
    ['https://a.example/x?a=1&b=2#c', 'https://a.example/x?a=1&b=2#c'],
  ])('in %s the link is %s', (text, link) => {
    expect(links(text).map((part) => part.text)).toEqual([link]);
  });

  it('opens www over https', () => {
    expect(links('www.a.example')[0]?.url).toBe('https://www.a.example/');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example',
    'https://bank.example@evil.example/',
    'https://',
    'http://intranet/x',
  ])('leaves %s as text', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('shows the real host of letters that look alike', () => {
    expect(links('https://аpple.com/')[0]?.host).toBe('xn--pple-43d.com');
  });

  it('ends where the direction is turned', () => {
    expect(links('https://a.example/\u202egnp.exe')[0]?.text).toBe('https://a.example/');
  });
});
