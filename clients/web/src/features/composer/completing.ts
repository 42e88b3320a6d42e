/** What is being completed at the caret: `@Ann` or `:smi`. */
export interface Trigger {
  kind: 'mention' | 'emoji';
  query: string;
  /** Where the sign stands. */
  from: number;
}

const mention = /(?<![\p{L}\p{N}_/.])@(?<query>[\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]+)?)$/u;
const emoji = /(?<![\p{L}\p{N}:/])(?::)(?<query>[\p{L}\p{N}_+-]{2,})$/u;
const looksBack = 80;

export function triggerAt(text: string, caret: number): Trigger | null {
  const before = text.slice(Math.max(0, caret - looksBack), caret);
  for (const [kind, pattern] of [['mention', mention] as const, ['emoji', emoji] as const]) {
    const found = pattern.exec(before);
    if (found) return { kind, query: found.groups?.query ?? '', from: caret - found[0].length };
  }
  return null;
}
