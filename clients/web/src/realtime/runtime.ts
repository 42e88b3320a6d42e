import { ApiError } from '../api/problem';
import { keys, queryClient } from '../api/queryClient';
import type { Message } from '../api/types';
import { session, sessionEnded } from '../auth/session';
import { drafts } from '../drafts';
import { createSignal } from '../lib/signal';
import { createStore } from '../lib/store';
import { Outbox } from '../outbox/outbox';
import { indexedDbStorage } from '../outbox/storage';
import { ChatCache } from './chatCache';
import { ConnectionLost, RealtimeConnection } from './connection';
import { applyEmojiChange } from './customEmoji';
import { applyFolders, foldersQuery } from './folders';
import { toHubError } from './hubError';
import { People } from './people';
import { ReceiptSender } from './receipts';
import { ReminderCache } from './reminders';

/** The parts that live as long as someone is signed in, wired once. Components watch their stores or the query cache. */
export const chatCache = new ChatCache(queryClient, currentUserId);

export const reminderCache = new ReminderCache(queryClient);

/** The last message that came from someone else, for what announces it. */
export const lastIncoming = createStore<Message | null>(null);

/** A message came from someone else and stands in the cache, for what draws attention to it. */
export const arrivals = createSignal<Message>();

/** What was missed while there was no connection stands in the cache. */
export const synchronized = createSignal();

export const people = new People(() => connection);

const connection: RealtimeConnection = new RealtimeConnection(
  {
    ...people.handlers,
    messagePosted: (message) => void receive(message),
    messageChanged: (message) => void chatCache.applyChange(message).catch(() => undefined),
    receiptChanged: (receipt) => chatCache.applyReceipt(receipt),
    conversationChanged: (conversation) => chatCache.applyConversation(conversation),
    reachChanged: (reach) => chatCache.applyReach(reach),
    readsChanged: (change) => chatCache.applyReads(change),
    readReceiptsChanged: () => {
      chatCache.forgetReads();
      void queryClient.invalidateQueries({ queryKey: keys.settings });
    },
    detailsChanged: (details) => chatCache.applyDetails(details),
    preferencesChanged: (change) => chatCache.applyPreferences(change),
    conversationRemoved: (conversationId) => chatCache.removeConversation(conversationId),
    foldersChanged: (folders) => applyFolders(queryClient, folders),
    emojiChanged: (change) => applyEmojiChange(queryClient, change),
    draftChanged: (draft) => drafts.receive(draft),
    scheduledChanged: () => void queryClient.invalidateQueries({ queryKey: keys.scheduled }),
    notification: (notification) => reminderCache.notify(notification),
    syncRequired: () => {
      reminderCache.refresh();
      people.connected();
      void synchronize();
    },
    sessionEnded,
  },
  () => {
    people.connected();
    void synchronize();
    outbox.resume();
    receipts.resume();
    void drafts.synchronize().catch(() => undefined);
    void queryClient.invalidateQueries({ queryKey: keys.scheduled });
    void queryClient.invalidateQueries({ queryKey: keys.customEmoji });
    void queryClient.invalidateQueries({ queryKey: foldersQuery.queryKey });
    reminderCache.refresh();
  },
);

export const connectionStatus = connection.status;

const receipts = new ReceiptSender((kind, conversationId, seq) => connection.invoke(kind, conversationId, seq));

export const outbox = new Outbox(indexedDbStorage, async ({ conversationId, clientMessageId, body, replyTo }) => {
  let message: Message;
  try {
    message = replyTo
      ? await connection.invoke('SendReply', conversationId, clientMessageId, body, replyTo.seq)
      : await connection.invoke('SendMessage', conversationId, clientMessageId, body);
  } catch (error) {
    if (error instanceof ConnectionLost) throw error;
    throw toHubError(error) ?? new ApiError(503, 'unavailable', '');
  }
  // A hole that cannot be repaired now is repaired by the next Sync; the message itself is committed.
  await chatCache.applyMessage(message).catch(() => undefined);
  // Whoever writes has seen what stands before it: here that is known at once, the other devices learn it from the server.
  receipts.read(conversationId, message.seq);
});

/** Someone saw everything up to this seq; shown at once, told to the server a moment later. */
export function markRead(conversationId: string, seq: number): void {
  const conversation = chatCache.conversation(conversationId);
  if (!conversation || conversation.readSeq >= seq) return;
  receipts.read(conversationId, seq);
  chatCache.applyReceipt({ conversationId, userId: currentUserId(), deliveredSeq: seq, readSeq: seq });
}

export function startRuntime(userId: string): () => void {
  drafts.open(userId);
  void outbox.open(userId);
  people.start();
  connection.start();
  return () => {
    people.stop();
    drafts.close();
    connection.stop();
    outbox.close();
    receipts.clear();
    connectedBefore = false;
    lastIncoming.set(null);
  };
}

async function receive(message: Message): Promise<void> {
  if (message.authorId !== currentUserId()) {
    people.typing.ended(message.conversationId, message.authorId);
    const members = chatCache.conversation(message.conversationId)?.memberCount ?? 0;
    receipts.delivered(message.conversationId, message.seq, members);
    lastIncoming.set(message);
  }
  try {
    await chatCache.applyMessage(message);
    outbox.settle(message.clientMessageId);
  } catch {
    // The network failed while a hole was being filled: the reconnect synchronizes.
  }
  if (message.authorId !== currentUserId()) arrivals.emit(message);
}

let connectedBefore = false;

/** After every (re)connect: messages by Sync, receipts by the list, and thanks for what arrived meanwhile. */
async function synchronize(): Promise<void> {
  try {
    await queryClient.ensureQueryData(chatCache.conversationsQuery);
    await chatCache.applySync(await connection.invoke('Sync', chatCache.known()));
    if (connectedBefore) await queryClient.invalidateQueries({ queryKey: keys.conversations });
    connectedBefore = true;
    acknowledgeArrivals();
    synchronized.emit();
  } catch {
    // Lost again: the next connect synchronizes.
  }
}

/** What the list shows has reached this device. */
function acknowledgeArrivals(): void {
  for (const { id, deliveredSeq, lastSeq } of chatCache.conversations()) {
    if (deliveredSeq < lastSeq) receipts.delivered(id, lastSeq, 1);
  }
}

function currentUserId(): string {
  const state = session.get();
  return state.status === 'signedIn' ? state.user.id : '';
}
