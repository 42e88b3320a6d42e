/** Someone who was picked: in the field stands `@name`, in the message a link to the person. */
export interface Mentioned {
  userId: string;
  name: string;
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
  return text.replace(picked, (_, name: string) => `[@${name}](user:${byName.get(name)})`);
}

/** What stands in the field for a message, and who was meant. */
export function fromBody(body: string): { text: string; mentioned: Mentioned[] } {
  const mentioned: Mentioned[] = [];
  const text = body.replace(stored, (_, name: string, userId: string) => {
    if (!mentioned.some((one) => one.name === name)) mentioned.push({ name, userId: userId.toLowerCase() });
    return `@${name}`;
  });
  return { text, mentioned };
}

/** Whether everybody in the conversation is called. */
export function callsAll(body: string): boolean {
  return /\]\(user:all\)/i.test(body);
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
