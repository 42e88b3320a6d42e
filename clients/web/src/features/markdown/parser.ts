import MarkdownIt, { type StateBlock, type StateInline } from 'markdown-it';
import { linkify } from './linkify';
import { safeTarget } from './links';

/** Deeper than anyone writes; the parser drops what lies deeper, so such a text is shown as it was written. */
export const maxNesting = 24;

/** CommonMark without what a chat message never means: headings, rules, images, HTML, references, entities. */
export const parser = new MarkdownIt('commonmark', { breaks: true, maxNesting });

parser.enable('strikethrough');
parser.disable(['heading', 'lheading', 'hr', 'code', 'reference', 'html_block']);
parser.disable(['image', 'html_inline', 'autolink', 'entity']);
parser.validateLink = (url) => safeTarget(url) !== null;
// Addresses are taken as they were written: the browser encodes what it must.
parser.normalizeLink = (url) => url;

// What follows a quote or a list item without a mark of its own does not belong to it.
parser.block.ruler.before('paragraph', 'afterQuote', (_, __, ___, silent) => silent, { alt: ['blockquote'] });
parser.block.ruler.before('paragraph', 'afterItem', afterItem, { alt: ['paragraph'] });

parser.inline.ruler.at('text', plainText);
parser.inline.ruler.before('text', 'bareUrl', bareUrl);
parser.inline.ruler.at('escape', escapeMark);

function afterItem(state: StateBlock, line: number, _: number, silent: boolean): boolean {
  return silent && (state.sCount[line] ?? 0) < state.blkIndent;
}

interface Found {
  text: string;
  url: string;
}

/** The addresses of the text that was asked for last: the rules ask for the same one at every place of it. */
let known: { text: string; at: ReadonlyMap<number, Found>; starts: readonly number[] } | null = null;

function urlsOf(text: string) {
  if (known?.text === text) return known;
  const at = new Map<number, Found>();
  let position = 0;
  for (const part of linkify(text)) {
    if (part.kind === 'link') at.set(position, part);
    position += part.text.length;
  }
  known = { text, at, starts: [...at.keys()] };
  return known;
}

/** An address is one piece: the marks inside of it are part of it. */
function bareUrl(state: StateInline, silent: boolean): boolean {
  const found = urlsOf(state.src).at.get(state.pos);
  if (!found || state.pos + found.text.length > state.posMax) return false;
  if (!silent) {
    if (state.linkLevel > 0) {
      state.pending += found.text;
    } else {
      state.push('link_open', 'a', 1).attrs = [['href', found.url]];
      state.push('text', '', 0).content = found.text;
      state.push('link_close', 'a', -1);
    }
  }
  state.pos += found.text.length;
  return true;
}

const mark = /[\n\\`*_~[\]]/;

/** As the parser's own rule for text, but it also stops where an address begins. */
function plainText(state: StateInline, silent: boolean): boolean {
  const next = urlsOf(state.src).starts.find((start) => start >= state.pos) ?? state.posMax;
  // An address that the rule before this one passed over begins here: its first letter is text.
  const end = Math.min(next === state.pos ? state.posMax : next, state.posMax);
  let pos = state.pos;
  while (pos < end && !mark.test(state.src.charAt(pos))) pos += 1;
  if (pos === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, pos);
  state.pos = pos;
  return true;
}

const escapable = /[`*_~[\]()>]/;

/** A backslash hides a mark. Before anything else, itself too, it is a backslash: `\\server\share`, `C:\!new`. */
function escapeMark(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '\\') return false;
  const next = state.src[state.pos + 1] ?? '';
  if (state.pos + 1 >= state.posMax || !escapable.test(next)) return false;
  if (!silent) state.pending += next;
  state.pos += 2;
  return true;
}
