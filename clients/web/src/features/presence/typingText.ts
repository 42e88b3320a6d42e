import type { TFunction } from 'i18next';

/** "Anna Kern is typing…", "Anna Kern and Boris Orlov are typing…", or that several people do. */
export function typingText(names: readonly string[], t: TFunction): string {
  const [first, second] = names;
  if (names.length === 0) return '';
  if (names.length > 2 || !first || second === '') return t('presence.severalType');
  return second ? t('presence.twoType', { first, second }) : t('presence.oneTypes', { name: first });
}
