import type { Conversation, Message } from '../api/types';
import type { ConversationDetails, Reach, ReceiptChange } from './events';

/** When something last happened in it: the order of the list. */
export function activityOf(conversation: Conversation): string {
  return conversation.lastMessage?.createdAt ?? conversation.createdAt;
}

export function byActivity(conversations: Conversation[]): Conversation[] {
  return conversations.sort((a, b) => activityOf(b).localeCompare(activityOf(a)) || b.id.localeCompare(a.id));
}

/** By name, or with everybody. */
export function mentionsMe({ body }: Message, userId: string): boolean {
  return body.includes('](user:') && (body.includes(`](user:${userId})`) || body.includes('](user:all)'));
}

/**
 * What was not read. Lines that say what happened do not count; which they are is kept, as mentions are. Whoever wrote
 * last has nothing unread, even if their receipt is still on its way, and neither has who does not follow a thread.
 */
function unreadOf({ lastSeq, readSeq, lastMessage, unreadNotices, thread }: Conversation, userId: string) {
  const kept = unreadNotices.filter((seq) => seq > readSeq);
  const nothing = lastMessage?.authorId === userId || thread?.isFollowing === false;
  return { unread: nothing ? 0 : Math.max(0, lastSeq - readSeq - kept.length), unreadNotices: kept };
}

const withNotice = (known: number[], { seq, system }: Message) => (system ? [...known, seq] : known);

const notices = (some: readonly number[], others: readonly number[]) => [...new Set([...some, ...others])];

export function withMessage(conversation: Conversation, message: Message, userId: string): Conversation {
  if (message.seq <= conversation.lastSeq) return conversation;
  const own = message.authorId === userId;
  // Whoever writes has what came before. That they have read it, their own receipts say, if they show it.
  const members = conversation.members.map((member) =>
    member.userId === message.authorId
      ? { ...member, deliveredSeq: message.seq, readSeq: own ? message.seq : member.readSeq }
      : member,
  );
  const readSeq = own ? message.seq : conversation.readSeq;
  const unreadNotices = withNotice(conversation.unreadNotices, message);
  const next = { ...conversation, lastSeq: message.seq, lastMessage: message, readSeq, unreadNotices };
  return {
    ...next,
    members,
    othersDeliveredSeq: own ? conversation.othersDeliveredSeq : message.seq,
    ...unreadOf(next, userId),
    unreadMentions: own
      ? []
      : mentionsMe(message, userId)
        ? [...conversation.unreadMentions, message.seq]
        : conversation.unreadMentions,
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
  if (receipt.userId !== userId) {
    return {
      ...conversation,
      members,
      othersDeliveredSeq: Math.max(conversation.othersDeliveredSeq, receipt.deliveredSeq),
      othersReadSeq: Math.max(conversation.othersReadSeq, receipt.readSeq),
    };
  }
  const readSeq = Math.max(conversation.readSeq, receipt.readSeq);
  return {
    ...conversation,
    members,
    readSeq,
    deliveredSeq: Math.max(conversation.deliveredSeq, receipt.deliveredSeq),
    ...unreadOf({ ...conversation, readSeq }, userId),
    unreadMentions: conversation.unreadMentions.filter((seq) => seq > readSeq),
  };
}

/** How far somebody else is, of two of whom the first is the furthest. */
export function ofOthers(by: readonly string[], seqs: readonly number[], userId: string): number {
  return seqs[by[0] === userId ? 1 : 0] ?? 0;
}

/** In a group one hears of the two furthest members only: of one of them if the other is oneself. */
export function withReach(conversation: Conversation, reach: Reach, userId: string): Conversation {
  return {
    ...conversation,
    othersDeliveredSeq: Math.max(
      conversation.othersDeliveredSeq,
      ofOthers(reach.deliveredBy, reach.deliveredSeq, userId),
    ),
    othersReadSeq: Math.max(conversation.othersReadSeq, ofOthers(reach.readBy, reach.readSeq, userId)),
  };
}

/** What a group or channel is for everybody in it. */
export function withDetails(conversation: Conversation, details: ConversationDetails): Conversation {
  const { name, description, isPublic, pictureUrl, memberCount, members } = details;
  return { ...conversation, name, description, isPublic, pictureUrl, memberCount, members };
}

/** An answer of the server can be older than the events that overtook it: receipts and seq only ever grow. */
export function newerOf(known: Conversation | undefined, fetched: Conversation, userId: string): Conversation {
  if (!known) return fetched;
  const revision = Math.max(known.revision ?? 0, fetched.revision ?? 0);
  const isBehind =
    known.lastSeq > fetched.lastSeq || (known.lastSeq === fetched.lastSeq && revision > (fetched.revision ?? 0));
  const base: Conversation = isBehind
    ? { ...fetched, lastSeq: known.lastSeq, lastMessage: known.lastMessage, revision }
    : { ...fetched, revision };
  const merged = known.members.reduce(
    (conversation, member) => withReceipt(conversation, { ...member, conversationId: known.id }, userId),
    base,
  );
  // Of a group's members only a few are known here: how far one is oneself, and how far the others are, stands beside them.
  const readSeq = Math.max(merged.readSeq, known.readSeq);
  const unreadNotices = notices(merged.unreadNotices, known.unreadNotices);
  return {
    ...merged,
    readSeq,
    deliveredSeq: Math.max(merged.deliveredSeq, known.deliveredSeq),
    othersDeliveredSeq: Math.max(merged.othersDeliveredSeq, known.othersDeliveredSeq),
    othersReadSeq: Math.max(merged.othersReadSeq, known.othersReadSeq),
    ...unreadOf({ ...merged, readSeq, unreadNotices }, userId),
    unreadMentions: [...new Set([...merged.unreadMentions, ...known.unreadMentions])].filter((seq) => seq > readSeq),
  };
}
