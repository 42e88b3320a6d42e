import { expect, it } from 'vitest';
import { fromField, toField } from './wallTime';

it('a field gives back what it was given', () => {
  expect(fromField(toField(new Date(2026, 0, 2, 3, 4)))).toEqual(new Date(2026, 0, 2, 3, 4));
  expect(fromField('')).toBeNull();
});
