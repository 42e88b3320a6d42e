import en from 'emoji-data/en.json?url';
import ru from 'emoji-data/ru.json?url';
import { fold } from '../../lib/match';

export interface Emoji {
  emoji: string;
  label: string;
  /** Names without spaces, for `:name`. */
  codes: string[];
  group: number;
  /** The five skin tones, from light to dark. */
  tones: string[] | null;
  words: string[];
}

type Row = [emoji: string, label: string, codes: string[], tags: string, group: number, tones?: string[]];

const addresses: Record<string, string> = { en, ru };
const loads = new Map<string, Promise<readonly Emoji[]>>();

/** All emoji with the words of a language; fetched when someone first asks. */
export function loadEmoji(language: string): Promise<readonly Emoji[]> {
  const address = addresses[language] ?? en;
  const known = loads.get(address);
  if (known) return known;
  const loading = fetchEmoji(address);
  loads.set(address, loading);
  // What failed is asked for again the next time.
  loading.catch(() => loads.delete(address));
  return loading;
}

async function fetchEmoji(address: string): Promise<readonly Emoji[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`emoji: ${response.status}`);
  return fromRows((await response.json()) as Row[]);
}

export function fromRows(rows: readonly Row[]): readonly Emoji[] {
  return rows.map(([emoji, label, codes, tags, group, tones]) => ({
    emoji,
    label,
    codes,
    group,
    tones: tones ?? null,
    words: fold(`${codes.join(' ')} ${label} ${tags}`).split(/[\s:,()“”"]+/),
  }));
}

/** The best first: a name that begins so, then a word that does. */
export function findEmoji(all: readonly Emoji[], query: string, most: number): Emoji[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const named: Emoji[] = [];
  const others: Emoji[] = [];
  for (const emoji of all) {
    if (!wanted.every((word) => emoji.words.some((known) => known.startsWith(word)))) continue;
    (emoji.codes.some((code) => code.startsWith(wanted[0] ?? '')) ? named : others).push(emoji);
  }
  named.sort((a, b) => shortest(a) - shortest(b));
  return [...named, ...others].slice(0, most);
}

const shortest = (emoji: Emoji) => Math.min(...emoji.codes.map((code) => code.length));

export function inTone(emoji: Emoji, tone: number): string {
  return emoji.tones?.[tone - 1] ?? emoji.emoji;
}
