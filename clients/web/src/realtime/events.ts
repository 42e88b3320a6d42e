import type { Conversation, Draft, Message, ScheduledChange, SyncResult } from '../api/types';

export interface ReceiptChange {
  conversationId: string;
  userId: string;
  deliveredSeq: number;
  readSeq: number;
}

/** Everything the server says over the hub, by name. */
export interface ServerEvents {
  messagePosted: [message: Message];
  receiptChanged: [receipt: ReceiptChange];
  conversationChanged: [conversation: Conversation];
  draftChanged: [draft: Draft];
  scheduledChanged: [change: ScheduledChange];
  syncRequired: [];
  sessionEnded: [];
}

/** Everything the client may ask of the hub, by name. */
export interface HubMethods {
  SendMessage(conversationId: string, clientMessageId: string, body: string): Message;
  Delivered(conversationId: string, seq: number): void;
  Read(conversationId: string, seq: number): void;
  Sync(known: Record<string, number>): SyncResult;
  Renew(accessToken: string): void;
}

export type EventHandlers = { [E in keyof ServerEvents]: (...payload: ServerEvents[E]) => void };
