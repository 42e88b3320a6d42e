import { type BlockNode, inlineText, parse } from './nodes';

/** What a text says without its marks: for previews, quotes, notifications. */
export function toPlainText(body: string): string {
  return words(parse(body));
}

function words(blocks: readonly BlockNode[]): string {
  return blocks.map(wordsOf).join('\n');
}

function wordsOf(block: BlockNode): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineText(block.children);
    case 'code':
      return block.text.trimEnd();
    case 'quote':
      return words(block.children);
    case 'list':
      return block.items.map((item, index) => `${marker(block.start, index)} ${words(item)}`).join('\n');
  }
}

function marker(start: number | null, index: number): string {
  return start === null ? '•' : `${start + index}.`;
}
