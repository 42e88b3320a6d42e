import { expect, it } from 'vitest';
import { anna, boris, message } from '../../test/samples';
import { withReaction } from './reactions';

const done = message({ reactions: [{ emoji: '🎉', count: 1, userIds: [boris] }] });

it('an emoji that is there counts one more, another one stands behind it', () => {
  const both = withReaction(withReaction(done, '🎉', anna, true), '👍', anna, true);
  expect(both.reactions).toEqual([
    { emoji: '🎉', count: 2, userIds: [boris, anna] },
    { emoji: '👍', count: 1, userIds: [anna] },
  ]);
});

it('giving twice and taking what was not given change nothing', () => {
  const once = withReaction(done, '👍', anna, true);
  expect(withReaction(once, '👍', anna, true).reactions).toEqual(once.reactions);
  expect(withReaction(done, '🎉', anna, false).reactions).toEqual(done.reactions);
});

it('the last one taken away leaves none', () => {
  expect(withReaction(done, '🎉', boris, false).reactions).toBeUndefined();
});
