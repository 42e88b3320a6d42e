import { describe, expect, it } from 'vitest';
import { applyMark, type Change, insideFence, type Mark, newLine, type Selected } from './marks';

/** `[` and `]` hold the selection, `|` is the caret. */
function read(text: string): Selected {
  const caret = text.indexOf('|');
  if (caret !== -1) return { text: text.replace('|', ''), start: caret, end: caret };
  const start = text.indexOf('⟦');
  const end = text.indexOf('⟧') - 1;
  return { text: text.replace(/[⟦⟧]/g, ''), start, end };
}

function show({ text }: Selected, change: Change | null): string | null {
  if (!change) return null;
  const next = text.slice(0, change.from) + change.insert + text.slice(change.to);
  if (change.start === change.end) return `${next.slice(0, change.start)}|${next.slice(change.start)}`;
  return `${next.slice(0, change.start)}⟦${next.slice(change.start, change.end)}⟧${next.slice(change.end)}`;
}

describe('applyMark', () => {
  it.each<[Mark, string, string]>([
    ['bold', 'a ⟦word⟧ here', 'a **⟦word⟧** here'],
    ['bold', 'a **⟦word⟧** here', 'a ⟦word⟧ here'],
    ['bold', 'a ⟦**word**⟧ here', 'a ⟦word⟧ here'],
    ['bold', 'a ⟦ word ⟧here', 'a  **⟦word⟧** here'],
    ['bold', '|', '**|**'],
    ['italic', '⟦so⟧', '_⟦so⟧_'],
    ['strike', '⟦so⟧', '~~⟦so⟧~~'],
    ['code', '⟦x = 1⟧', '`⟦x = 1⟧`'],
    ['code', 'see ⟦a\nb⟧ ok', 'see \n```\n⟦a\nb⟧\n```\n ok'],
    ['list', 'one\n⟦two\nthree⟧', 'one\n⟦- two\n- three⟧'],
    ['list', '- one|', 'one|'],
    ['quote', 'said| so', '> said so|'],
    ['link', 'our ⟦site⟧', 'our [site](⟦https://⟧)'],
    ['link', '⟦https://a.example/x⟧', '[|](https://a.example/x)'],
  ])('%s: %j becomes %j', (mark, before, after) => {
    const selected = read(before);
    expect(show(selected, applyMark(mark, selected))).toBe(after);
  });
});

describe('newLine', () => {
  it.each([
    ['- milk|', '- milk\n- |'],
    ['9. nine|', '9. nine\n10. |'],
    ['> said|', '> said\n> |'],
    ['- milk\n- |', '- milk\n|'],
    ['plain|', null],
    ['⟦- a⟧', null],
  ])('%j becomes %j', (before, after) => {
    const selected = read(before);
    expect(show(selected, newLine(selected))).toBe(after);
  });
});

it.each([
  ['```js\nlet a|', true],
  ['```js\nlet a\n```|', false],
  ['```js\nlet a\n```\nso|', false],
  ['so|', false],
])('in %j Enter is a new line of code: %s', (text, expected) => {
  const { text: plain, start } = read(text);
  expect(insideFence(plain, start)).toBe(expected);
});
