/** People are named by id, everybody in a conversation by `all`. */
const mention = /^user:(all|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
// Marks that turn the direction or hide.
const turning = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const hostLike = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}/gu;
// Longer words than an address can have are not looked through for one.
const longestText = 1024;

export type Target = { kind: 'mention'; userId: string } | { kind: 'link'; url: string; host: string };

/** Where a link may lead: the web, mail, and people. Null for anything else, and for an address with a user name in it. */
export function safeTarget(href: string): Target | null {
  const person = mention.exec(href);
  if (person?.[1]) return { kind: 'mention', userId: person[1].toLowerCase() };
  if (!/^(?:https?:\/\/|mailto:)/i.test(href) || turning.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol === 'mailto:') {
    const address = decode(url.pathname);
    return address.includes('@') ? { kind: 'link', url: url.href, host: address } : null;
  }
  if (url.hostname === '' || url.username !== '' || url.password !== '') return null;
  return { kind: 'link', url: url.href, host: url.host };
}

/** Whether the words of a link would make one expect another place than the one it opens. */
export function isMisleading(text: string, target: { url: string; host: string }): boolean {
  if (turning.test(text)) return true;
  const host = target.host.toLowerCase();
  if (host.split('.').some((label) => label.startsWith('xn--'))) return true;
  if (target.url.startsWith('mailto:')) return text.includes('@') && !text.toLowerCase().includes(host);
  if (text.length > longestText) return true;
  if (URL.canParse(text) && new URL(text).href === target.url) return false;
  const named = text.toLowerCase().match(hostLike)?.[0];
  return named !== undefined && !names(named, host);
}

function names(shown: string, host: string): boolean {
  const bare = shown.replace(/^www\./, '');
  const real = host.replace(/:\d+$/, '').replace(/^www\./, '');
  return bare === real || real.endsWith(`.${bare}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
