import type { Conversation, Message } from '../../api/types';
import { concerns } from './decide';
import { type ConversationPreferences, mentionsOf, preferencesIn } from './preferences';

/** A line of the envelope. */
export interface Unread {
  conversation: Conversation;
  count: number;
  last: Message | null;
}

/**
 * Who wrote and was not read yet, newest first as the list is. What a person does not want to hear of counts only
 * where they are named.
 */
export function unreadOf(conversations: readonly Conversation[]): Unread[] {
  const unread: Unread[] = [];
  for (const conversation of conversations) {
    const mentions = mentionsOf(conversation);
    const preferences = preferencesIn(conversations, conversation);
    const count = concerns(preferences, false) ? conversation.unread : concernsByName(preferences, mentions);
    if (count > 0) unread.push({ conversation, count, last: conversation.lastMessage });
  }
  return unread;
}

function concernsByName(preferences: ConversationPreferences, mentions: number): number {
  return concerns(preferences, true) ? mentions : 0;
}
