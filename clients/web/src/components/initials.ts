export const paletteSize = 10;

/** Two visible letters at most: of the first and the last word. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/u)
    .map((word) => word.match(/\p{L}|\p{N}/u)?.[0])
    .filter((letter) => letter !== undefined);
  const [first = '?'] = letters;
  const last = letters.length > 1 ? letters.at(-1) : '';
  return (first + last).toLocaleUpperCase();
}

/** The same colour for the same id on every device (FNV-1a, 32 bits). */
export function paletteIndexOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % paletteSize;
}
