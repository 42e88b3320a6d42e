import type { Conversation } from '../api/types';
import { ofOthers } from './conversations';
import type { ReadsChange } from './events';

/** Nothing of how far others have read: it is not shown to this person, or has to be asked for again. */
export function withoutReads(conversation: Conversation, userId: string): Conversation {
  const members = conversation.members.map((member) => (member.userId === userId ? member : { ...member, readSeq: 0 }));
  return { ...conversation, members, othersReadSeq: 0 };
}

/** Somebody began or ceased to show what they read: what is told replaces what was known, also where that was further. */
export function withReads(conversation: Conversation, { readBy, readSeq }: ReadsChange, userId: string): Conversation {
  const hidden = withoutReads(conversation, userId);
  const members = hidden.members.map((member) => {
    const place = member.userId === userId ? -1 : readBy.indexOf(member.userId);
    return place < 0 ? member : { ...member, readSeq: readSeq[place] ?? 0 };
  });
  return { ...hidden, members, othersReadSeq: ofOthers(readBy, readSeq, userId) };
}

/**
 * The list was asked for while `known` was held. The server knows at least as much, so an answer that says less of what
 * others read says that it is hidden by now; then nothing of it stays.
 */
export function withoutHidden(
  known: Conversation | undefined,
  asked: number | undefined,
  answer: Conversation,
  userId: string,
): Conversation | undefined {
  return known && answer.othersReadSeq < (asked ?? 0) ? withoutReads(known, userId) : known;
}
