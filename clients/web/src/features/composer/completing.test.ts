import { describe, expect, it } from 'vitest';
import { triggerAt } from './completing';

describe('triggerAt', () => {
  it.each([
    ['@', 'mention', ''],
    ['Hi @Ann', 'mention', 'Ann'],
    ['Hi @Anna Pe', 'mention', 'Anna Pe'],
    ['(@Пе', 'mention', 'Пе'],
    [':smi', 'emoji', 'smi'],
    ['so :thumbs_u', 'emoji', 'thumbs_u'],
    ['так :сме', 'emoji', 'сме'],
  ])('in %j completes a %s by %j', (text, kind, query) => {
    expect(triggerAt(text, text.length)).toMatchObject({ kind, query, from: text.length - query.length - 1 });
  });

  it.each(['a@b', 'Hi @Anna Petrova is', 'at 10:30', ':', ':a', 'https://x', 'a::b', '@Anna, '])(
    'in %j completes nothing',
    (text) => {
      expect(triggerAt(text, text.length)).toBeNull();
    },
  );
});
