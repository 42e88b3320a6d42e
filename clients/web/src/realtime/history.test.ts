import { describe, expect, it } from 'vitest';
import { message } from '../test/samples';
import { type History, mergeMessages } from './history';

const history = (...seqs: number[]): History => ({ messages: seqs.map((seq) => message({ seq })), hasOlder: true });
const seqsOf = (merged: History) => merged.messages.map(({ seq }) => seq);

describe('mergeMessages', () => {
  it('appends what follows, in order of seq however it arrives', () => {
    const { history: merged, gapAfter } = mergeMessages(history(5, 6), [message({ seq: 8 }), message({ seq: 7 })]);
    expect(seqsOf(merged)).toEqual([5, 6, 7, 8]);
    expect(gapAfter).toBeNull();
  });

  it('begins behind the place where one joined without the past', () => {
    const { history: merged, gapAfter } = mergeMessages({ ...history(), after: 6 }, [message({ seq: 7 })]);
    expect(seqsOf(merged)).toEqual([7]);
    expect(gapAfter).toBeNull();
  });

  it('drops what it has and returns the same history', () => {
    const before = history(5, 6);
    expect(mergeMessages(before, [message({ seq: 6 }), message({ seq: 5 })]).history).toBe(before);
  });

  it('leaves out what lies beyond a hole and says after which seq messages are missing', () => {
    const { history: merged, gapAfter } = mergeMessages(history(5, 6), [message({ seq: 7 }), message({ seq: 9 })]);
    expect(seqsOf(merged)).toEqual([5, 6, 7]);
    expect(gapAfter).toBe(7);
  });

  it('sees a hole at the beginning of an empty conversation', () => {
    const { gapAfter } = mergeMessages({ messages: [], hasOlder: false }, [message({ seq: 2 })]);
    expect(gapAfter).toBe(0);
  });

  it('puts an older page before, and knows that nothing precedes the first message', () => {
    const { history: merged } = mergeMessages(history(3, 4), [message({ seq: 1 }), message({ seq: 2 })]);
    expect(seqsOf(merged)).toEqual([1, 2, 3, 4]);
    expect(merged.hasOlder).toBe(false);
  });

  it('does not put before what does not touch', () => {
    expect(seqsOf(mergeMessages(history(9), [message({ seq: 4 })]).history)).toEqual([9]);
  });

  it('keeps one of a message that comes twice in one batch', () => {
    expect(seqsOf(mergeMessages(history(1), [message({ seq: 2 }), message({ seq: 2 })]).history)).toEqual([1, 2]);
  });
});
