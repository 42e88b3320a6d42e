import { readText, writeText } from '../../lib/preferences';
import { createStore } from '../../lib/store';

const kept = 24;

/** What was picked last in this browser, the latest first. */
export const recentEmoji = createStore<readonly string[]>(readText('emoji.recent')?.split(' ').filter(Boolean) ?? []);

/** 0: yellow; 1 to 5: from light to dark. */
export const skinTone = createStore(Number(readText('emoji.tone') ?? 0) || 0);

export function rememberEmoji(emoji: string): void {
  const next = [emoji, ...recentEmoji.get().filter((other) => other !== emoji)].slice(0, kept);
  recentEmoji.set(next);
  writeText('emoji.recent', next.join(' '));
}

export function chooseSkinTone(tone: number): void {
  skinTone.set(tone);
  writeText('emoji.tone', tone === 0 ? null : String(tone));
}
