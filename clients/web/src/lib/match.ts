/** Letters of one look are one: case, accents, and ё for е. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

export function wordsOf(query: string): string[] {
  return fold(query).split(/\s+/u).filter(Boolean);
}

/** Every word of the query begins some word of the text, in any order. `folded` is the text after `fold`. */
export function matches(folded: string, words: readonly string[]): boolean {
  return words.every((word) => beginsWord(folded, word));
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
