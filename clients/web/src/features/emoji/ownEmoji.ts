import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CustomEmoji } from '../../api/types';
import { customEmojiQuery } from '../../realtime/customEmoji';

export type OwnEmoji = CustomEmoji;

const none: readonly OwnEmoji[] = [];

/** The workspace's own emoji, by name. */
export function useOwnEmoji(): readonly OwnEmoji[] {
  return useQuery(customEmojiQuery).data?.items ?? none;
}

/** The one that is written like this; undefined for anything else. */
export function useOwnEmojiOf(written: string): OwnEmoji | undefined {
  const all = useOwnEmoji();
  return useMemo(() => all.find(({ name }) => written === writtenAs(name)), [all, written]);
}

/** How it stands in a message and as a reaction. */
export const writtenAs = (name: string) => `:${name}:`;

export const namePattern = /^[a-z0-9_-]{2,32}$/;

/** After a digit it is the time of the day. */
const inText = /(?<!\d):[a-z0-9_-]{2,32}:/g;

/** A text in its pieces, every second of which may be an emoji. */
export function splitAtNames(text: string): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(inText)) {
    parts.push(text.slice(end, index), found);
    end = index + found.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** The best first: a name that begins so, then one of whose words does. */
export function findOwnEmoji(all: readonly OwnEmoji[], query: string): OwnEmoji[] {
  const wanted = query.trim().toLowerCase().replace(/\s+/g, '_');
  if (wanted === '') return [];
  const begins = all.filter(({ name }) => name.startsWith(wanted));
  const contains = all.filter(
    ({ name }) => !name.startsWith(wanted) && wordsOf(name).some((w) => w.startsWith(wanted)),
  );
  return [...begins, ...contains];
}

const wordsOf = (name: string) => name.split(/[_-]/);

/** A name for a file, as far as it has one. */
export function nameOfFile(fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/, '').toLowerCase();
  return stem
    .replace(/[^a-z0-9_-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 32);
}
