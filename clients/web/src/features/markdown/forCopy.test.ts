import { expect, it } from 'vitest';
import { forCopy } from './forCopy';

it('copies a mention as the name and leaves the marks', () => {
  const text =
    '**Ask** [@Anna Kern](user:a0000000-0000-7000-8000-000000000001) and [@all](user:all), see [this](https://a.example)';
  expect(forCopy(text)).toBe('**Ask** @Anna Kern and @all, see [this](https://a.example)');
});
