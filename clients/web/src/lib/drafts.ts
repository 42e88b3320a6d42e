import { readText, writeText } from './preferences';
import { createStore } from './store';

type Drafts = Readonly<Record<string, string>>;

const writeDelay = 300;
let owner: string | null = null;
let writing: ReturnType<typeof setTimeout> | undefined;

/** What was begun and not sent, by conversation. Kept on this device, apart for each person who signs in here. */
export const drafts = createStore<Drafts>({});

export function openDrafts(userId: string): void {
  owner = userId;
  try {
    drafts.set(JSON.parse(readText(`drafts.${userId}`) ?? '{}') as Drafts);
  } catch {
    drafts.set({});
  }
}

export function keepDraft(conversationId: string, text: string): void {
  const { [conversationId]: _, ...others } = drafts.get();
  drafts.set(text.trim() === '' ? others : { ...others, [conversationId]: text });
  clearTimeout(writing);
  writing = setTimeout(saveDrafts, writeDelay);
}

/** Also called when the page goes away: the last words count too. */
export function saveDrafts(): void {
  clearTimeout(writing);
  const all = drafts.get();
  if (owner) writeText(`drafts.${owner}`, Object.keys(all).length > 0 ? JSON.stringify(all) : null);
}

window.addEventListener('pagehide', saveDrafts);
