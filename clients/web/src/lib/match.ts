import { layoutTwin } from './keyboardLayout';

/** Letters of one look are one: case, accents, and ё for е. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** A word of a query in the ways it may be read: as typed, or also in the other keyboard layout. */
export type Word = readonly string[];

const partsOf = (query: string): string[] => query.split(/\s+/u).filter(Boolean);

export function wordsOf(query: string): Word[] {
  return partsOf(query).map((part) => [fold(part)]);
}

/** What is found by the query as typed; if that is nothing, by each word in either keyboard layout. */
export function findInEitherLayout<Found>(
  query: string,
  find: (words: readonly Word[]) => Found,
  isNothing: (found: Found) => boolean,
): Found {
  const found = find(wordsOf(query));
  if (!isNothing(found)) return found;
  return find(partsOf(query).map((part) => [fold(part), fold(layoutTwin(part))]));
}

/** Every word of the query begins some word of the text, in any order. `folded` is the text after `fold`. */
export function matches(folded: string, words: readonly Word[]): boolean {
  for (const readings of words) if (!beginsWithOne(folded, readings)) return false;
  return true;
}

function beginsWithOne(folded: string, readings: Word): boolean {
  for (const reading of readings) if (beginsWord(folded, reading)) return true;
  return false;
}

function beginsWord(folded: string, word: string): boolean {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !isLetter(folded[at - 1] ?? '')) return true;
  }
  return false;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
