import { describe, expect, it } from 'vitest';
import { afterChange, callsAll, fromBody, mentionName, toBody } from './mentionText';

const anna = { userId: '019000aa-0000-7000-8000-00000000000a', name: 'Anna' };
const annaPetrova = { userId: '019000aa-0000-7000-8000-00000000000b', name: 'Anna Petrova' };

describe('toBody', () => {
  it('links those who were picked, the longest name first', () => {
    expect(toBody('@Anna Petrova, @Anna: hi', [anna, annaPetrova])).toBe(
      `[@Anna Petrova](user:${annaPetrova.userId}), [@Anna](user:${anna.userId}): hi`,
    );
  });

  it.each(['mail@Anna.example', '@Annabel', 'Anna', '@anna'])('leaves %s alone', (text) => {
    expect(toBody(text, [anna])).toBe(text);
  });

  it('comes back as it was', () => {
    const body = toBody('Hello @Anna Petrova and @all!', [annaPetrova, { userId: 'all', name: 'all' }]);
    const { text, mentioned } = fromBody(body);
    expect(text).toBe('Hello @Anna Petrova and @all!');
    expect(toBody(text, mentioned)).toBe(body);
    expect(callsAll(body)).toBe(true);
  });
});

it('takes from a name what would be a mark', () => {
  expect(mentionName('Eve [boss](https://x) *_`~\\ ')).toBe('Eve boss(https://x)');
});

describe('two people of one name', () => {
  const one = { userId: '019000aa-0000-7000-8000-00000000000c', name: 'Anna Kern' };
  const other = { userId: '019000aa-0000-7000-8000-00000000000d', name: 'Anna Kern' };
  const body = `[@Anna Kern](user:${one.userId}) and [@Anna Kern](user:${other.userId})`;

  it('keep their own ids, also when the text is read back', () => {
    const picked = [
      { ...one, at: 0 },
      { ...other, at: 15 },
    ];
    expect(toBody('@Anna Kern and @Anna Kern', picked)).toBe(body);
    const { text, mentioned } = fromBody(body);
    expect(toBody(text, mentioned)).toBe(body);
  });

  it.each([
    ['typed before them', 'Hi @Anna Kern and @Anna Kern', 3, `Hi ${body}`],
    ['typed between them', '@Anna Kern, then @Anna Kern', 16, body.replace(' and', ', then')],
    ['the first taken away', ' and @Anna Kern', 0, ` and [@Anna Kern](user:${other.userId})`],
    ['the second taken away', '@Anna Kern and ', 15, `[@Anna Kern](user:${one.userId}) and `],
  ])('stay who they are: %s', (_, next, caret, expected) => {
    const { text, mentioned } = fromBody(body);
    expect(toBody(next, afterChange(mentioned, text, next, caret))).toBe(expected);
  });
});
