import type { Conversation } from '../../api/types';

/** What a person chose for one conversation, as far as it matters for attention. */
export interface ConversationPreferences {
  muted: boolean;
  archived: boolean;
  level: 'all' | 'mentions' | 'none';
  sound: boolean;
}

export const defaultPreferences: ConversationPreferences = {
  muted: false,
  archived: false,
  level: 'all',
  sound: true,
};

type Preferring = Conversation & {
  preferences?: Partial<ConversationPreferences> | null;
  unreadMentions?: readonly number[];
};

export function preferencesOf(conversation: Preferring | undefined): ConversationPreferences {
  return { ...defaultPreferences, ...conversation?.preferences };
}

/**
 * What decides about a conversation's messages: of a thread, how the conversation of its root is kept. One that is not
 * followed says nothing, unless `calls`: whoever is called by name follows from then on.
 */
export function preferencesIn(
  conversations: readonly Conversation[],
  conversation: Conversation | undefined,
  calls = false,
): ConversationPreferences {
  const thread = conversation?.thread;
  if (!thread) return preferencesOf(conversation);
  const parent = preferencesOf(conversations.find(({ id }) => id === thread.conversationId));
  const sound = parent.sound && preferencesOf(conversation).sound;
  return { ...parent, sound, level: thread.isFollowing || calls ? parent.level : 'none' };
}

/** How many unread messages name this person. */
export function mentionsOf(conversation: Preferring): number {
  return conversation.unreadMentions?.length ?? 0;
}
