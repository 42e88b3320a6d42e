import { describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../outbox/outbox';
import { anna, boris, conversationId, message } from '../../test/samples';
import { buildRows, stateOf } from './rows';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).toISOString();
const options = { userId: anna, hasOlder: false, newAfterSeq: null };
const outgoing = (clientMessageId: string): OutgoingMessage => ({
  clientMessageId,
  userId: anna,
  conversationId,
  body: 'on its way',
  createdAt: at(20, 12),
  state: 'sending',
});

describe('groups', () => {
  it('one author within five minutes has one head', () => {
    const rows = buildRows(
      [
        message({ seq: 1, createdAt: at(20, 9, 0) }),
        message({ seq: 2, createdAt: at(20, 9, 3) }),
        message({ seq: 3, createdAt: at(20, 9, 9) }),
        message({ seq: 4, authorId: anna, createdAt: at(20, 9, 10) }),
      ],
      [],
      options,
    );
    expect(rows.map(({ head }) => head)).toEqual([true, false, true, true]);
  });
});

describe('days', () => {
  const messages = [
    message({ seq: 1, createdAt: at(19, 23, 59) }),
    message({ seq: 2, createdAt: at(20, 0, 1) }),
    message({ seq: 3, createdAt: at(20, 0, 2) }),
  ];

  it('are separated at local midnight', () => {
    expect(buildRows(messages, [], options).map(({ day }) => day)).toEqual([true, true, false]);
  });

  it('the first row claims none while older messages may belong to its day', () => {
    expect(buildRows(messages, [], { ...options, hasOlder: true })[0]?.day).toBe(false);
  });
});

it('the line for new messages stands before the first that someone else wrote', () => {
  const rows = buildRows(
    [message({ seq: 1 }), message({ seq: 2, authorId: anna }), message({ seq: 3 }), message({ seq: 4 })],
    [],
    { ...options, newAfterSeq: 1 },
  );
  expect(rows.map(({ firstNew }) => firstNew)).toEqual([false, false, true, false]);
});

it('what is on its way stands at the end, and once when the history has it', () => {
  const committed = message({ seq: 1, authorId: anna, clientMessageId: 'first' });
  const rows = buildRows([committed], [outgoing('first'), outgoing('second')], options);
  expect(rows.map(({ key }) => key)).toEqual(['first', 'second']);
  expect(rows.map(({ seq }) => seq)).toEqual([1, null]);
});

it('the key of a message stays when the server has taken it', () => {
  const [before] = buildRows([], [outgoing('same')], options);
  const [after] = buildRows([message({ seq: 1, authorId: anna, clientMessageId: 'same' })], [], options);
  expect(after?.key).toBe(before?.key);
});

it('receipts tell how far a message got', () => {
  const [row] = buildRows([message({ seq: 5, authorId: anna })], [], options);
  if (!row) throw new Error('no row');
  expect(stateOf(row, { deliveredSeq: 4, readSeq: 4 })).toBe('sent');
  expect(stateOf(row, { deliveredSeq: 5, readSeq: 4 })).toBe('delivered');
  expect(stateOf(row, { deliveredSeq: 5, readSeq: 5 })).toBe('read');
  expect(row.authorId).not.toBe(boris);
});
