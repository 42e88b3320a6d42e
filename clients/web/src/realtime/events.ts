import type {
  Conversation,
  ConversationPreferences,
  CustomEmoji,
  Draft,
  FolderList,
  Message,
  PersonPresence,
  ScheduledChange,
  SyncResult,
} from '../api/types';

export interface ReceiptChange {
  conversationId: string;
  userId: string;
  deliveredSeq: number;
  readSeq: number;
}

/** How far the two members are that have most of a group or channel. */
export interface Reach {
  conversationId: string;
  deliveredBy: string[];
  deliveredSeq: number[];
  readBy: string[];
  readSeq: number[];
}

/** How far others have read, told anew because somebody chose to show it or not to: it replaces what was known. */
export type ReadsChange = Pick<Reach, 'conversationId' | 'readBy' | 'readSeq'>;

/** What is the same of a group or channel for everybody in it. */
export interface ConversationDetails
  extends Pick<Conversation, 'name' | 'description' | 'isPublic' | 'pictureUrl' | 'memberCount' | 'members'> {
  conversationId: string;
}

export interface TypingNotice {
  conversationId: string;
  userId: string;
}

/** How the user keeps a conversation. */
export interface PreferencesChange {
  conversationId: string;
  preferences: ConversationPreferences;
}

/** One of the workspace's own emoji came, or, without one, went. */
export interface CustomEmojiChange {
  version: number;
  name: string;
  emoji: CustomEmoji | null;
}

/** Something that concerns this person alone, whichever service says it. */
export interface UserNotification {
  kind: 'reminderDue' | 'reminderChanged';
  subjectId: string;
  /** Of the subject: it grows with every change. */
  version: number;
  at: string;
  /** What it is about, as this person may see it at that moment. */
  text?: string | null;
  unavailable?: 'deleted' | 'unavailable' | null;
}

/** Everything the server says over the hub, by name. */
export interface ServerEvents {
  messagePosted: [message: Message];
  messageChanged: [message: Message];
  receiptChanged: [receipt: ReceiptChange];
  reachChanged: [reach: Reach];
  readsChanged: [change: ReadsChange];
  readReceiptsChanged: [isShown: boolean];
  conversationChanged: [conversation: Conversation];
  foldersChanged: [folders: FolderList];
  draftChanged: [draft: Draft];
  scheduledChanged: [change: ScheduledChange];
  emojiChanged: [change: CustomEmojiChange];
  detailsChanged: [details: ConversationDetails];
  preferencesChanged: [change: PreferencesChange];
  conversationRemoved: [conversationId: string];
  presenceChanged: [person: PersonPresence];
  statusChanged: [];
  typing: [notice: TypingNotice];
  notification: [notification: UserNotification];
  syncRequired: [];
  sessionEnded: [];
}

/** Everything the client may ask of the hub, by name. */
export interface HubMethods {
  SendMessage(conversationId: string, clientMessageId: string, body: string): Message;
  SendReply(conversationId: string, clientMessageId: string, body: string, replyToSeq: number): Message;
  Delivered(conversationId: string, seq: number): void;
  Read(conversationId: string, seq: number): void;
  Sync(known: Record<string, number>): SyncResult;
  Renew(accessToken: string): void;
  SetIdle(isIdle: boolean): void;
  WatchPresence(userIds: string[]): void;
  Typing(conversationId: string): void;
}

export type EventHandlers = { [E in keyof ServerEvents]: (...payload: ServerEvents[E]) => void };
