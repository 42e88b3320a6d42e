import { describe, expect, it } from 'vitest';
import { anna, boris, conversation, conversationId, message } from '../test/samples';
import { byActivity, newerOf, withMessage, withReach, withReceipt } from './conversations';

describe('a message in the list', () => {
  it('from someone else is unread', () => {
    const next = withMessage(conversation({ lastSeq: 3, readSeq: 3 }), message({ seq: 4 }), anna);
    expect(next).toMatchObject({ lastSeq: 4, unread: 1, readSeq: 3 });
    expect(next.lastMessage?.seq).toBe(4);
  });

  it('of one’s own leaves nothing unread', () => {
    const next = withMessage(
      conversation({ lastSeq: 3, readSeq: 1, unread: 2 }),
      message({ seq: 4, authorId: anna }),
      anna,
    );
    expect(next).toMatchObject({ unread: 0, readSeq: 4 });
  });

  it('of one’s own leaves nothing unread in an answer of the server either', () => {
    const last = message({ seq: 4, authorId: anna });
    const known = conversation({ lastSeq: 4, readSeq: 2, lastMessage: last });
    expect(newerOf(known, known, anna).unread).toBe(0);
  });

  it('that is known changes nothing', () => {
    const before = conversation({ lastSeq: 4 });
    expect(withMessage(before, message({ seq: 4 }), anna)).toBe(before);
  });
});

describe('a receipt', () => {
  const receipt = (userId: string, readSeq: number) => ({ conversationId, userId, deliveredSeq: readSeq, readSeq });

  it('of the other moves only the other', () => {
    const next = withReceipt(conversation({ lastSeq: 5, unread: 2, readSeq: 3 }), receipt(boris, 5), anna);
    expect(next.members.find(({ userId }) => userId === boris)?.readSeq).toBe(5);
    expect(next.unread).toBe(2);
  });

  it('of another device of mine clears the count here', () => {
    expect(withReceipt(conversation({ lastSeq: 5, unread: 2, readSeq: 3 }), receipt(anna, 5), anna).unread).toBe(0);
  });

  it('never goes back', () => {
    const before = withReceipt(conversation({ lastSeq: 5 }), receipt(boris, 5), anna);
    expect(withReceipt(before, receipt(boris, 2), anna).members).toEqual(before.members);
  });
});

it('an answer that an event overtook does not undo the event', () => {
  const known = withMessage(conversation({ lastSeq: 4, readSeq: 4 }), message({ seq: 5 }), anna);
  const merged = newerOf(known, conversation({ lastSeq: 4, readSeq: 4, lastMessage: message({ seq: 4 }) }), anna);
  expect(merged).toMatchObject({ lastSeq: 5, unread: 1 });
  expect(merged.lastMessage?.seq).toBe(5);
});

it('the list is ordered by the last thing that happened', () => {
  const old = conversation({ id: 'old', lastMessage: message({ createdAt: '2026-01-01T00:00:00.000Z' }) });
  const fresh = conversation({ id: 'fresh', createdAt: '2026-06-01T00:00:00.000Z' });
  expect(byActivity([old, fresh]).map(({ id }) => id)).toEqual(['fresh', 'old']);
});

describe('mentions', () => {
  const mine = message({ seq: 4, body: `look [@Anna](user:${anna})` });

  it('are counted until they are read', () => {
    const next = withMessage(conversation({ lastSeq: 3, readSeq: 3 }), mine, anna);
    expect(next.unreadMentions).toEqual([4]);
    expect(
      withReceipt(next, { conversationId, userId: anna, deliveredSeq: 4, readSeq: 4 }, anna).unreadMentions,
    ).toEqual([]);
  });

  it('of others are not', () => {
    expect(withMessage(conversation({ lastSeq: 3 }), mine, boris).unreadMentions).toEqual([]);
  });
});

describe('in a group', () => {
  const group = conversation({ kind: 'group', lastSeq: 5 });
  const reach = (by: string[], seqs: number[]) => ({
    conversationId,
    deliveredBy: by,
    deliveredSeq: seqs,
    readBy: by,
    readSeq: seqs,
  });

  it('one’s own receipt does not say that somebody has the message', () => {
    expect(withReach(group, reach([anna], [5]), anna).othersDeliveredSeq).toBe(0);
  });

  it('the furthest of the others does', () => {
    expect(withReach(group, reach([anna, boris], [5, 4]), anna).othersReadSeq).toBe(4);
    expect(withReach(group, reach([boris, anna], [5, 4]), anna).othersReadSeq).toBe(5);
  });
});

describe('lines that say what happened', () => {
  const system = { kind: 'renamed' as const, people: [], peopleCount: 0, name: 'New' };
  const known = conversation({ kind: 'group', lastSeq: 3, readSeq: 3 });

  it('do not count as unread, before or after what does', () => {
    const noticed = withMessage(known, message({ seq: 4, system }), anna);
    expect(noticed).toMatchObject({ unread: 0, lastSeq: 4 });
    const written = withMessage(noticed, message({ seq: 5 }), anna);
    expect(withMessage(written, message({ seq: 6, system }), anna).unread).toBe(1);
  });

  it('are passed by when one reads on another device', () => {
    const next = [message({ seq: 4 }), message({ seq: 5, system }), message({ seq: 6 })].reduce(
      (present, one) => withMessage(present, one, anna),
      known,
    );
    const read = (seq: number) =>
      withReceipt(next, { conversationId, userId: anna, deliveredSeq: seq, readSeq: seq }, anna).unread;
    expect([next.unread, read(4), read(5), read(6)]).toEqual([2, 1, 1, 0]);
  });

  it('that only the server knows of count as little', () => {
    const fetched = conversation({ kind: 'group', lastSeq: 5, readSeq: 3, unread: 1, unreadNotices: [4] });
    expect(newerOf(known, fetched, anna).unread).toBe(1);
  });
});
