import type { AccountSettings } from '../../api/types';
import type { ConversationPreferences } from './preferences';
import { isQuiet } from './quietHours';

/** What is asked about a message that arrived. */
export interface Arrival {
  seq: number;
  authorId: string;
  /** By name, or with everybody. */
  mentionsMe: boolean;
  /** Something the system says about the conversation: somebody joined, a new name. */
  isSystem: boolean;
}

export interface Circumstances {
  userId: string;
  /** Up to where this person has read the conversation, on any device. */
  readSeq: number;
  /** Up to where this browser has already told about. */
  toldSeq: number;
  /** The conversation is open in front of the person, in any tab of this browser. */
  isReading: boolean;
  doNotDisturb: boolean;
  settings: AccountSettings;
  preferences: ConversationPreferences;
  now: Date;
}

export interface Decision {
  /** Counts in the envelope, the title and the app's badge. */
  badge: boolean;
  notify: boolean;
  sound: boolean;
}

const nothing: Decision = { badge: false, notify: false, sound: false };

/** The one place that decides what a new message does to somebody's attention. */
export function decide(arrival: Arrival, circumstances: Circumstances): Decision {
  const { userId, readSeq, toldSeq, isReading, doNotDisturb, settings, preferences, now } = circumstances;
  if (arrival.authorId === userId || arrival.seq <= readSeq || isReading) return nothing;
  if (!concerns(preferences, arrival.mentionsMe)) return nothing;

  const quiet = doNotDisturb || isQuiet(settings.quietHours, now);
  const tell = !quiet && !arrival.isSystem && arrival.seq > toldSeq;
  return {
    badge: true,
    notify: tell && settings.notifications,
    sound: tell && settings.sounds && preferences.sound,
  };
}

/** Whether the person wants to hear of something new in a conversation. A mute or the archive lets mentions through. */
export function concerns(preferences: ConversationPreferences, mentionsMe: boolean): boolean {
  if (preferences.level === 'none') return false;
  return mentionsMe || (preferences.level === 'all' && !preferences.muted && !preferences.archived);
}
