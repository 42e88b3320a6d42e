import type { Token } from 'markdown-it';
import { isMisleading, safeTarget } from './links';
import { maxNesting, parser } from './parser';

export type InlineNode =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em' | 'del'; children: InlineNode[] }
  | { kind: 'link'; url: string; host: string; misleading: boolean; children: InlineNode[] }
  | { kind: 'mention'; userId: string; text: string };

export type BlockNode =
  | { kind: 'paragraph'; children: InlineNode[] }
  | { kind: 'quote'; children: BlockNode[] }
  | { kind: 'list'; start: number | null; items: BlockNode[][] }
  | { kind: 'code'; language: string; text: string };

/** Beyond these a text is shown as it was written. */
const longestText = 20_000;
const mostTokens = 4_000;

const formatted = /[*_~`>[\]\\]|^[ \t]*(?:[-+]|\d{1,9}[.)])[ \t]|https?:\/\/|www\./im;
const kept = new Map<string, readonly BlockNode[]>();
const keptAtMost = 500;

/** What a text says in Markdown. A text without any, or one that is not to be trusted with time, is one paragraph of it. */
export function parse(text: string): readonly BlockNode[] {
  if (text.length > longestText || !formatted.test(text)) return plain(text);
  const known = kept.get(text);
  if (known) return known;
  const blocks = read(text);
  if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value ?? '');
  kept.set(text, blocks);
  return blocks;
}

function plain(text: string): BlockNode[] {
  return [{ kind: 'paragraph', children: [{ kind: 'text', text }] }];
}

function read(text: string): readonly BlockNode[] {
  const tokens = parser.parse(text, {});
  let count = tokens.length;
  for (const token of tokens) {
    count += token.children?.length ?? 0;
    if (token.level >= maxNesting - 2 || token.children?.some(({ level }) => level >= maxNesting - 2))
      return plain(text);
  }
  if (count > mostTokens) return plain(text);
  const blocks = toBlocks(tokens);
  // Words alone keep their spaces and empty lines, and marks without words are what was said.
  return (blocks.every(isWords) && letters(wordsOf(blocks)) === letters(text)) || !blocks.some(says)
    ? plain(text)
    : blocks;
}

const letters = (text: string) => text.replace(/\s/g, '');
const wordsOf = (blocks: readonly BlockNode[]) =>
  blocks.map((block) => (block.kind === 'paragraph' ? inlineText(block.children) : '')).join('');

const isWords = (block: BlockNode) => block.kind === 'paragraph' && block.children.every(({ kind }) => kind === 'text');

function says(block: BlockNode): boolean {
  if (block.kind === 'code') return block.text.trim() !== '';
  if (block.kind === 'quote') return block.children.some(says);
  if (block.kind === 'list') return block.items.flat().some(says);
  return block.children.length > 0;
}

function toBlocks(tokens: readonly Token[]): BlockNode[] {
  const root: BlockNode[] = [];
  const open: BlockNode[][] = [root];
  const lists: BlockNode[][][] = [];
  const add = (node: BlockNode) => open.at(-1)?.push(node);
  for (const token of tokens) {
    switch (token.type) {
      case 'inline':
        add({ kind: 'paragraph', children: toInline(token.children ?? []) });
        break;
      case 'fence':
        add({ kind: 'code', language: token.info.trim().split(/\s/)[0]?.toLowerCase() ?? '', text: token.content });
        break;
      case 'blockquote_open': {
        const children: BlockNode[] = [];
        add({ kind: 'quote', children });
        open.push(children);
        break;
      }
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const items: BlockNode[][] = [];
        const start = token.type === 'bullet_list_open' ? null : Number(token.attrGet('start') ?? 1);
        add({ kind: 'list', start, items });
        lists.push(items);
        break;
      }
      case 'list_item_open': {
        const item: BlockNode[] = [];
        lists.at(-1)?.push(item);
        open.push(item);
        break;
      }
      case 'blockquote_close':
      case 'list_item_close':
        open.pop();
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
    }
  }
  return root;
}

type Parent = { children: InlineNode[]; href: string | null };

const marks: Partial<Record<string, 'strong' | 'em' | 'del'>> = { strong_open: 'strong', em_open: 'em', s_open: 'del' };

function toInline(tokens: readonly Token[]): InlineNode[] {
  const root: Parent = { children: [], href: null };
  const open = [root];
  for (const token of tokens) {
    const parent = open.at(-1) ?? root;
    const kind = marks[token.type];
    if (kind) {
      const children: InlineNode[] = [];
      parent.children.push({ kind, children });
      open.push({ children, href: null });
    } else if (token.type === 'link_open') {
      open.push({ children: [], href: String(token.attrGet('href')) });
    } else if (token.nesting === -1) {
      open.pop();
      if (parent.href !== null) addLink(open.at(-1) ?? root, parent.href, parent.children);
    } else if (token.type === 'code_inline') {
      parent.children.push({ kind: 'code', text: token.content });
    } else {
      addText(parent.children, token.type.endsWith('break') ? '\n' : token.content);
    }
  }
  return root.children;
}

function addText(children: InlineNode[], text: string): void {
  const last = children.at(-1);
  if (last?.kind === 'text') last.text += text;
  else if (text !== '') children.push({ kind: 'text', text });
}

function addLink(parent: Parent, href: string, children: InlineNode[]): void {
  const text = inlineText(children);
  const target = safeTarget(href);
  if (target?.kind === 'mention') {
    parent.children.push({ kind: 'mention', userId: target.userId, text: text.startsWith('@') ? text : `@${text}` });
  } else if (target) {
    const { url, host } = target;
    const shown: InlineNode[] = text.trim() === '' ? [{ kind: 'text', text: url }] : children;
    parent.children.push({ kind: 'link', url, host, misleading: isMisleading(text, target), children: shown });
  }
}

/** The words of a piece of text. */
export function inlineText(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => ('text' in node ? node.text : inlineText(node.children))).join('');
}
