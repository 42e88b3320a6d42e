import { describe, expect, it } from 'vitest';
import { anna, boris, conversation, conversationId, message } from '../test/samples';
import { newerOf, withMessage, withReceipt } from './conversations';
import { withoutHidden, withReads } from './reads';

const clara = 'd0000000-0000-7000-8000-000000000004';
const read = withReceipt(
  conversation({ lastSeq: 5 }),
  { conversationId, userId: boris, deliveredSeq: 5, readSeq: 4 },
  anna,
);

describe('what others have read', () => {
  it('is not known from what they write', () => {
    const next = withMessage(read, message({ seq: 6, authorId: boris }), anna);
    expect(next).toMatchObject({ othersReadSeq: 4, othersDeliveredSeq: 6 });
  });

  it('goes when they cease to show it, and one’s own stays', () => {
    const own = withReceipt(read, { conversationId, userId: anna, deliveredSeq: 5, readSeq: 5 }, anna);
    const next = withReads(own, { conversationId, readBy: [], readSeq: [] }, anna);
    expect(next).toMatchObject({ othersReadSeq: 0, othersDeliveredSeq: 5, readSeq: 5, unread: 0 });
    expect(next.members.map(({ readSeq }) => readSeq)).toEqual([5, 0]);
  });

  it('comes back when they show it', () => {
    const hidden = withReads(read, { conversationId, readBy: [], readSeq: [] }, anna);
    expect(withReads(hidden, { conversationId, readBy: [boris, anna], readSeq: [4, 5] }, anna).othersReadSeq).toBe(4);
  });

  it('is that of the furthest other one in a group', () => {
    const group = conversation({ kind: 'group', lastSeq: 5, othersReadSeq: 5 });
    expect(withReads(group, { conversationId, readBy: [anna, clara], readSeq: [5, 2] }, anna).othersReadSeq).toBe(2);
  });

  it('that an answer of the server no longer tells was hidden meanwhile', () => {
    const answer = conversation({ lastSeq: 5 });
    expect(newerOf(withoutHidden(read, 4, answer, anna), answer, anna).othersReadSeq).toBe(0);
  });

  it('stays when an event overtook the answer', () => {
    const answer = conversation({ lastSeq: 5, othersReadSeq: 2 });
    expect(newerOf(withoutHidden(read, 2, answer, anna), answer, anna).othersReadSeq).toBe(4);
  });
});
