export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; url: string; host: string };

// Ends at spaces, quotes, angle brackets, where the words of a Markdown link or a piece of code end, and at characters
// that turn the direction or hide: they can dress one address up as another. No address is longer than 2,000.
const candidate =
  /(?:https?:\/\/|www\.)(?:(?!\]\()[^\s<>"`“”«»\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]){1,2000}/giu;
const trailing = /[.,;:!?'’…*_~]+$/u;
const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Splits plain text into text and web links. Only http and https, never with a user name in the address. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = trimEnd(match[0]);
    const target = toTarget(shown);
    if (!target) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'link', text: shown, url: target.href, host: target.host });
    end = match.index + shown.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** A sentence's full stop and a bracket that was opened before the link belong to the sentence. */
function trimEnd(text: string): string {
  for (let shown = text; ; ) {
    const without = shown.replace(trailing, '');
    const last = without.at(-1) ?? '';
    const opener = pairs[last];
    const unbalanced = opener !== undefined && count(without, last) > count(without, opener);
    if (!unbalanced) return without;
    shown = without.slice(0, -1);
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function toTarget(shown: string): URL | null {
  const address = /^www\./i.test(shown) ? `https://${shown}` : shown;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const named = url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[');
  return named && url.username === '' && url.password === '' ? url : null;
}
