import { expect, it } from 'vitest';
import { dueReminder, reminder } from '../../test/samples';
import { groupsOf } from './groups';

const now = new Date(2026, 10, 25, 14, 20);
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

it('overdue is what is due and what should have been, then today, then later', () => {
  const groups = groupsOf(
    [
      dueReminder({ id: 'due', dueAt: at(24, 9) }),
      reminder({ id: 'missed', nextAt: at(25, 9) }),
      reminder({ id: 'tonight', nextAt: at(25, 23) }),
      reminder({ id: 'midnight', nextAt: at(26, 0) }),
      reminder({ id: 'friday', nextAt: at(27, 9) }),
    ],
    now,
  );
  expect(groups.map(({ name, reminders }) => [name, ...reminders.map(({ id }) => id)].join(' '))).toEqual([
    'overdue due missed',
    'today tonight',
    'later midnight friday',
  ]);
});

it('a group without reminders is left out', () => {
  expect(groupsOf([reminder({ nextAt: at(25, 20) })], now).map(({ name }) => name)).toEqual(['today']);
  expect(groupsOf([], now)).toEqual([]);
});
