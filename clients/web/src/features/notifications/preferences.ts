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

/** How many unread messages name this person. */
export function mentionsOf(conversation: Preferring): number {
  return conversation.unreadMentions?.length ?? 0;
}
