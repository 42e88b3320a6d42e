import type { Conversation, Message } from '../api/types';
import type { ReceiptChange } from './events';

/** When something last happened in it: the order of the list. */
export function activityOf(conversation: Conversation): string {
  return conversation.lastMessage?.createdAt ?? conversation.createdAt;
}

export function byActivity(conversations: Conversation[]): Conversation[] {
  return conversations.sort((a, b) => activityOf(b).localeCompare(activityOf(a)) || b.id.localeCompare(a.id));
}

export function withMessage(conversation: Conversation, message: Message, userId: string): Conversation {
  if (message.seq <= conversation.lastSeq) return conversation;
  // Whoever writes has seen what came before; the server moves the author's receipts with the message.
  const members = conversation.members.map((member) =>
    member.userId === message.authorId ? { ...member, readSeq: message.seq, deliveredSeq: message.seq } : member,
  );
  const readSeq = message.authorId === userId ? message.seq : conversation.readSeq;
  return {
    ...conversation,
    members,
    lastSeq: message.seq,
    lastMessage: message,
    readSeq,
    unread: Math.max(0, message.seq - readSeq),
  };
}

export function withReceipt(conversation: Conversation, receipt: ReceiptChange, userId: string): Conversation {
  const members = conversation.members.map((member) =>
    member.userId === receipt.userId
      ? {
          ...member,
          deliveredSeq: Math.max(member.deliveredSeq, receipt.deliveredSeq),
          readSeq: Math.max(member.readSeq, receipt.readSeq),
        }
      : member,
  );
  if (receipt.userId !== userId) return { ...conversation, members };
  const readSeq = Math.max(conversation.readSeq, receipt.readSeq);
  return {
    ...conversation,
    members,
    readSeq,
    deliveredSeq: Math.max(conversation.deliveredSeq, receipt.deliveredSeq),
    unread: Math.max(0, conversation.lastSeq - readSeq),
  };
}

/** An answer of the server can be older than the events that overtook it: receipts and seq only ever grow. */
export function newerOf(known: Conversation | undefined, fetched: Conversation, userId: string): Conversation {
  if (!known) return fetched;
  const base =
    known.lastSeq > fetched.lastSeq ? { ...fetched, lastSeq: known.lastSeq, lastMessage: known.lastMessage } : fetched;
  const merged = known.members.reduce(
    (conversation, member) => withReceipt(conversation, { ...member, conversationId: known.id }, userId),
    base,
  );
  return { ...merged, unread: Math.max(0, merged.lastSeq - merged.readSeq) };
}
