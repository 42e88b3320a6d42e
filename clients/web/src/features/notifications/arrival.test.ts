import { describe, expect, it } from 'vitest';
import { anna, boris, message } from '../../test/samples';
import { arrivalOf } from './arrival';

describe('what a message is to somebody', () => {
  it.each([
    ['Hello', false],
    [`Ask [@Anna Kern](user:${anna})`, true],
    [`Ask [@Anna Kern](user:${anna.toUpperCase()})`, true],
    [`Ask [@Boris Orlov](user:${boris})`, false],
    [`[@Boris Orlov](user:${boris}) and [@Anna Kern](user:${anna})`, true],
    ['[@all](user:all), lunch!', true],
    [`user:${anna}`, false],
  ])('%s', (body, mentionsMe) => {
    expect(arrivalOf(message({ body }), anna).mentionsMe).toBe(mentionsMe);
  });

  it('is the system speaking where it says what somebody did', () => {
    expect(arrivalOf(message(), anna).isSystem).toBe(false);
  });
});
