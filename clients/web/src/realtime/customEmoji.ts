import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { emojiApi } from '../api/emoji';
import { keys } from '../api/queryClient';
import type { CustomEmoji, CustomEmojiList } from '../api/types';
import type { CustomEmojiChange } from './events';

/** The workspace's own emoji: loaded once, then each change is heard. */
export const customEmojiQuery = queryOptions({
  queryKey: keys.customEmoji,
  queryFn: ({ signal }) => emojiApi.list(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The list after a change; undefined when one before it was missed. Repeated or old news change nothing. */
export function withEmojiChange(list: CustomEmojiList, change: CustomEmojiChange): CustomEmojiList | undefined {
  if (change.version <= list.version) return list;
  if (change.version > list.version + 1) return undefined;
  const others = list.items.filter(({ name }) => name !== change.name);
  const items = change.emoji ? [...others, change.emoji].sort(byName) : others;
  return { version: change.version, items };
}

const byName = (a: CustomEmoji, b: CustomEmoji) => (a.name < b.name ? -1 : 1);

export function applyEmojiChange(client: QueryClient, change: CustomEmojiChange): void {
  const known = client.getQueryData(customEmojiQuery.queryKey);
  if (!known) return;
  const changed = withEmojiChange(known, change);
  if (changed) client.setQueryData(customEmojiQuery.queryKey, changed);
  else void client.invalidateQueries({ queryKey: keys.customEmoji });
}
