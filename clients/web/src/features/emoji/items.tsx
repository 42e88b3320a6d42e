import type { ReactNode } from 'react';
import { type Emoji, findEmoji, inTone } from './data';
import { OwnEmojiPicture } from './OwnEmojiPicture';
import { findOwnEmoji, type OwnEmoji, writtenAs } from './ownEmoji';

/** What the picker offers: a character or one of the workspace's own emoji. */
export interface PickerItem {
  key: string;
  label: string;
  /** What is written when it is picked. */
  written: string;
  shown: ReactNode;
}

/** Of a picker: what there was last, what the workspace added, or a group of emojibase. */
export type Shelf = 'recent' | 'own' | number;

const foundAtMost = 120;

export interface Offer {
  all: readonly Emoji[];
  own: readonly OwnEmoji[];
  recent: readonly string[];
  tone: number;
}

export function itemsOf({ all, own, recent, tone }: Offer, query: string, shelf: Shelf): PickerItem[] {
  const ofCharacter = (emoji: Emoji): PickerItem => {
    const written = inTone(emoji, tone);
    return { key: emoji.emoji, label: emoji.label, written, shown: written };
  };
  if (query.trim() !== '') {
    return [...findOwnEmoji(own, query).map(ofOwn), ...findEmoji(all, query, foundAtMost).map(ofCharacter)];
  }
  if (shelf === 'own') return own.map(ofOwn);
  if (shelf !== 'recent') return all.filter((emoji) => emoji.group === shelf).map(ofCharacter);
  return recent.flatMap((wanted) => {
    const mine = own.find(({ name }) => writtenAs(name) === wanted);
    if (mine) return ofOwn(mine);
    const found = all.find(({ emoji, tones }) => emoji === wanted || tones?.includes(wanted));
    return found ? ofCharacter(found) : [];
  });
}

function ofOwn(emoji: OwnEmoji): PickerItem {
  const written = writtenAs(emoji.name);
  return { key: written, label: written, written, shown: <OwnEmojiPicture emoji={emoji} /> };
}
