import { describe, expect, it } from 'vitest';
import { callsAll, fromBody, mentionName, toBody } from './mentionText';

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
