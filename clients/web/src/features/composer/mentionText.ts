/** Someone who was picked: in the field stands `@name`, in the message a link to the person. */
export interface Mentioned {
  userId: string;
  name: string;
  /** Where its `@` stands in the field: of two people of one name, each is meant where they were picked. */
  at?: number;
}

const stored = /\[@([^[\]\n]{1,200})\]\(user:(all|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gi;

/** A name as it may stand between brackets, without what would be a mark there. */
export function mentionName(displayName: string): string {
  return displayName
    .replace(/[[\]]/g, '')
    .replace(/[\\`*_~\n]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The message for what stands in the field. */
export function toBody(text: string, mentioned: readonly Mentioned[]): string {
  if (mentioned.length === 0) return text;
  const byName = new Map(mentioned.map(({ name, userId }) => [name, userId]));
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(literally);
  const picked = new RegExp(`(?<![\\p{L}\\p{N}\\[])@(${names.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const byPlace = new Map(mentioned.map((one) => [one.at, one]));
  return text.replace(picked, (_, name: string, at: number) => {
    const here = byPlace.get(at);
    return `[@${name}](user:${here?.name === name ? here.userId : byName.get(name)})`;
  });
}

/** What stands in the field for a message, and who was meant. */
export function fromBody(body: string): { text: string; mentioned: Mentioned[] } {
  const mentioned: Mentioned[] = [];
  let shorter = 0;
  const text = body.replace(stored, (link: string, name: string, userId: string, place: number) => {
    mentioned.push({ name, userId: userId.toLowerCase(), at: place - shorter });
    shorter += link.length - name.length - 1;
    return `@${name}`;
  });
  return { text, mentioned };
}

/**
 * Where the people who were picked stand after the text changed; what changed ends at the caret. Who is no longer where they
 * were is still known by name: undone, they are back.
 */
export function afterChange(
  mentioned: readonly Mentioned[],
  before: string,
  next: string,
  caret: number,
): readonly Mentioned[] {
  const tail = Math.min(next.length - caret, before.length);
  const room = Math.min(before.length, next.length) - tail;
  let head = 0;
  while (head < room && before[head] === next[head]) head++;
  return mentioned.map((one) => {
    if (one.at === undefined || one.at + one.name.length < head) return one;
    const at = one.at >= before.length - tail ? one.at + next.length - before.length : one.at;
    return { ...one, at: next.startsWith(`@${one.name}`, at) ? at : undefined };
  });
}

/** Whether everybody in the conversation is called. */
export function callsAll(body: string): boolean {
  return /\]\(user:all\)/i.test(body);
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
