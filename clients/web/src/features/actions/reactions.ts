import type { Message, Reaction } from '../../api/types';

/** Offered at once in the menu; every other one through the picker. */
export const quickEmoji = ['👍', '❤️', '😂', '🎉', '😮', '😢'] as const;

/** The message as it will be when the emoji is given or taken away. */
export function withReaction(message: Message, emoji: string, userId: string, given: boolean): Message {
  const present = message.reactions ?? [];
  const known = present.some((one) => one.emoji === emoji);
  const reactions: Reaction[] = present.map((one) => (one.emoji === emoji ? changed(one, userId, given) : one));
  if (given && !known) reactions.push({ emoji, count: 1, userIds: [userId] });
  const left = reactions.filter(({ count }) => count > 0);
  return { ...message, reactions: left.length > 0 ? left : undefined };
}

function changed(reaction: Reaction, userId: string, given: boolean): Reaction {
  const others = reaction.userIds.filter((id) => id !== userId);
  const had = others.length < reaction.userIds.length;
  if (had === given) return reaction;
  return {
    ...reaction,
    count: reaction.count + (given ? 1 : -1),
    userIds: given ? [...others, userId] : others,
  };
}
