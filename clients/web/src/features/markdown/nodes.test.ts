import { describe, expect, it } from 'vitest';
import { type BlockNode, type InlineNode, parse } from './nodes';
import { toPlainText } from './toPlainText';

/** A short notation of what a text became. */
function shape(text: string): string {
  return parse(text).map(block).join('|');
}

function block(node: BlockNode): string {
  if (node.kind === 'code') return `pre.${node.language}(${node.text})`;
  if (node.kind === 'quote') return `quote(${node.children.map(block).join('|')})`;
  if (node.kind === 'list')
    return `${node.start === null ? 'ul' : `ol${node.start}`}(${node.items.map((item) => item.map(block).join('|')).join(',')})`;
  return node.children.map(inline).join('');
}

function inline(node: InlineNode): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'code') return `code(${node.text})`;
  if (node.kind === 'mention') return `mention:${node.userId}(${node.text})`;
  const children = node.children.map(inline).join('');
  return node.kind === 'link'
    ? `link:${node.url}${node.misleading ? '!' : ''}(${children})`
    : `${node.kind}(${children})`;
}

describe('parse', () => {
  it.each([
    ['**bold** *italic* ~~gone~~ `code`', 'strong(bold) em(italic) del(gone) code(code)'],
    ['_italic_ and snake_case_name', 'em(italic) and snake_case_name'],
    ['> quoted\nanswer', 'quote(quoted)|answer'],
    ['Buy:\n- milk\n- bread\nToday.', 'Buy:|ul(milk,bread)|Today.'],
    ['3. three\n4. four', 'ol3(three,four)'],
    ['```js\nlet a = 1 < 2;\n```', 'pre.js(let a = 1 < 2;\n)'],
    ['**two\nlines**', 'strong(two\nlines)'],
    ['[Site](https://a.example/x)', 'link:https://a.example/x(Site)'],
    ['see https://a.example/a_b_c*d*e, ok', 'see link:https://a.example/a_b_c*d*e(https://a.example/a_b_c*d*e), ok'],
    ['[x](https://a.example/\u202egnp)', '[x](link:https://a.example/(https://a.example/)\u202egnp)'],
    ['**https://a.example/x**', 'strong(link:https://a.example/x(https://a.example/x))'],
    ['`https://a.example`', 'code(https://a.example)'],
    ['[https://a.example/](https://a.example/)', 'link:https://a.example/(https://a.example/)'],
    ['write \\*this\\*', 'write *this*'],
    [
      '[@Anna Petrova](user:019000aa-0000-7000-8000-00000000000a) and [@all](user:all)',
      'mention:019000aa-0000-7000-8000-00000000000a(@Anna Petrova) and mention:all(@all)',
    ],
  ])('%j becomes %s', (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each([
    '# Title',
    'Title\n=====',
    '---',
    '    four spaces',
    '[x](ftp://a.example/x)',
    '<b>bold</b> &lt;b&gt; &amp;',
    'a  b   c\n\n\nd',
    '\\\\server\\share C:\\temp\\new',
    '-',
    '>',
    '```\n```',
    '[click](javascript:alert(1))',
    '[click](JaVaScRiPt:alert(1))',
    '[click](data:text/html,x)',
    '[click](vbscript:x)',
    '[click](https://bank.example@evil.example/)',
    '[@x](user:1)',
    '[@x](user:all/../x)',
    '[a]: /x',
  ])('leaves %j as it was written', (text) => {
    expect(shape(text)).toBe(text);
  });

  it.each([
    ['[https://bank.example](https://evil.example)', true],
    ['[bank.example](https://evil.example)', true],
    ['[www.bank.example](https://bank.example/x)', false],
    ['[example](https://bank.example/x)', false],
    ['[b\u202eank](https://bank.example/x)', true],
    ['[pay](https://аpple.com)', true],
    ['https://аpple.com', true],
    ['https://a.example/b.c', false],
    ['[a@b.example](mailto:c@d.example)', true],
  ])('%j misleads: %s', (text, expected) => {
    const [first] = parse(text);
    const link = first?.kind === 'paragraph' ? first.children[0] : undefined;
    expect(link?.kind === 'link' && link.misleading).toBe(expected);
  });

  it.each([
    ['a line of 100 KB', `**${'x'.repeat(100_000)}**`],
    ['10,000 combining marks', `**a${'\u0301'.repeat(10_000)}**`],
    ['nested quotes', '>'.repeat(8_000)],
    ['nested quotes with text', `${'> '.repeat(4_000)}x`],
    ['nested lists', Array.from({ length: 170 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n')],
    ['nested emphasis', `${'*a '.repeat(3_000)}${'b* '.repeat(2_000)}`],
    ['open brackets', '['.repeat(16_000)],
    ['bracket pairs', '[a]('.repeat(4_000)],
    ['backticks', Array.from({ length: 170 }, (_, count) => '`'.repeat(count + 1)).join(' ')],
    ['tildes', '~~a'.repeat(5_000)],
    ['underscores', '_'.repeat(16_000)],
    ['addresses', 'www.a.b '.repeat(2_000)],
    ['brackets after an address', `https://a.example/${')'.repeat(16_000)}`],
    ['backslashes', '\\'.repeat(16_000)],
    ['stars and underscores', '*_'.repeat(8_000)],
  ])('takes %s in a blink, and loses no word', (_, text) => {
    const started = performance.now();
    const plain = toPlainText(text);
    // Far above what it takes (under 60 ms), far below what an attack would (seconds).
    expect(performance.now() - started).toBeLessThan(1_500);
    const letters = (of: string) => of.match(/[a-z]|\u0301/g)?.join('');
    expect(letters(plain)).toBe(letters(text));
  });
});

describe('toPlainText', () => {
  it('says the words without the marks', () => {
    expect(
      toPlainText('**Hi** [@Anna](user:019000aa-0000-7000-8000-00000000000a)\n- a\n- b\n\n> c\n\n```\nd\n```'),
    ).toBe('Hi @Anna\n• a\n• b\nc\nd');
  });
});
