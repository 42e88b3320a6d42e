export type Mark = 'bold' | 'italic' | 'strike' | 'code' | 'list' | 'quote' | 'link';

export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** What replaces a stretch of the text, and what is selected afterwards (counted in the new text). */
export interface Change {
  from: number;
  to: number;
  insert: string;
  start: number;
  end: number;
}

const wraps: Partial<Record<Mark, string>> = { bold: '**', italic: '_', strike: '~~', code: '`' };
const prefixes: Partial<Record<Mark, string>> = { list: '- ', quote: '> ' };

/** Puts a mark on what is selected, or takes it away where it stands already. */
export function applyMark(mark: Mark, selected: Selected): Change {
  const wrap = wraps[mark];
  const prefix = prefixes[mark];
  if (mark === 'code' && inside(selected).includes('\n')) return fence(selected);
  if (wrap) return toggleWrap(wrap, selected);
  if (prefix) return togglePrefix(prefix, selected);
  return link(selected);
}

const inside = ({ text, start, end }: Selected) => text.slice(start, end);

function toggleWrap(wrap: string, { text, start, end }: Selected): Change {
  const size = wrap.length;
  const within = text.slice(start, end);
  if (text.slice(start - size, start) === wrap && text.slice(end, end + size) === wrap) {
    return { from: start - size, to: end + size, insert: within, start: start - size, end: end - size };
  }
  if (within.length > 2 * size && within.startsWith(wrap) && within.endsWith(wrap)) {
    return { from: start, to: end, insert: within.slice(size, -size), start, end: end - 2 * size };
  }
  // A mark does not hold beside a space: the spaces stay outside.
  const lead = within.length - within.trimStart().length;
  const core = within.trim();
  const tail = within.slice(lead + core.length);
  const insert = `${within.slice(0, lead)}${wrap}${core}${wrap}${tail}`;
  const first = start + lead + size;
  return { from: start, to: end, insert, start: first, end: first + core.length };
}

function togglePrefix(prefix: string, { text, start, end }: Selected): Change {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(start, end));
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const marked = lines.every((line) => line.startsWith(prefix));
  const insert = lines.map((line) => (marked ? line.slice(prefix.length) : `${prefix}${line}`)).join('\n');
  const caret = from + insert.length;
  return { from, to, insert, start: start === end ? caret : from, end: caret };
}

function fence({ text, start, end }: Selected): Change {
  const before = start === 0 || text[start - 1] === '\n' ? '' : '\n';
  const after = end === text.length || text[end] === '\n' ? '' : '\n';
  const insert = `${before}\`\`\`\n${text.slice(start, end)}\n\`\`\`${after}`;
  const first = start + before.length + 4;
  return { from: start, to: end, insert, start: first, end: first + (end - start) };
}

const address = 'https://';

function link({ text, start, end }: Selected): Change {
  const within = text.slice(start, end);
  if (/^https?:\/\/\S+$/.test(within)) {
    return { from: start, to: end, insert: `[](${within})`, start: start + 1, end: start + 1 };
  }
  const first = start + within.length + 3;
  return { from: start, to: end, insert: `[${within}](${address})`, start: first, end: first + address.length };
}

const item = /^(?<indent>[ \t]*)(?:(?<bullet>[-+*>])|(?<number>\d{1,8})(?<dot>[.)]))[ \t]+(?<rest>.*)$/;

/** A new line after a list item or a quote begins with its mark; after an empty one the mark goes away. Null: an ordinary one. */
export function newLine({ text, start, end }: Selected): Change | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const groups = item.exec(text.slice(from, start))?.groups;
  if (!groups) return null;
  if (groups.rest === '') return { from, to: start, insert: '', start: from, end: from };
  const mark = groups.bullet ?? `${Number(groups.number) + 1}${groups.dot}`;
  const insert = `\n${groups.indent}${mark} `;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}

/** Whether the caret is in a block of code that is not closed yet: there Enter is a new line. */
export function insideFence(text: string, caret: number): boolean {
  const fences = text.slice(0, caret).match(/^```/gm)?.length ?? 0;
  return fences % 2 === 1;
}

/** By the key's place, so that they are the same in every keyboard layout. */
const shortcuts: Record<string, Mark> = {
  KeyB: 'bold',
  KeyI: 'italic',
  KeyE: 'code',
  'Shift+KeyX': 'strike',
  'Shift+KeyU': 'link',
  'Shift+Digit8': 'list',
  'Shift+Digit9': 'quote',
};

interface Keys {
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  code: string;
}

export function markOf({ ctrlKey, metaKey, altKey, shiftKey, code }: Keys): Mark | undefined {
  return (ctrlKey || metaKey) && !altKey ? shortcuts[`${shiftKey ? 'Shift+' : ''}${code}`] : undefined;
}
