import { describe, expect, it } from 'vitest';
import { withEmojiChange } from './customEmoji';

const emoji = (name: string) => ({ name, pictureUrl: `/${name}`, createdBy: 'somebody' });
const list = { version: 3, items: [emoji('ship')] };

describe('withEmojiChange', () => {
  it('takes in what came and lets go what went, by name', () => {
    const added = withEmojiChange(list, { version: 4, name: 'parrot', emoji: emoji('parrot') });
    expect(added).toEqual({ version: 4, items: [emoji('parrot'), emoji('ship')] });
    expect(withEmojiChange(list, { version: 4, name: 'ship', emoji: null })?.items).toEqual([]);
  });

  it('keeps to what it has when the news is old or repeated', () => {
    expect(withEmojiChange(list, { version: 3, name: 'ship', emoji: null })).toBe(list);
  });

  it('does not guess when a change was missed', () => {
    expect(withEmojiChange(list, { version: 5, name: 'parrot', emoji: emoji('parrot') })).toBeUndefined();
  });
});
