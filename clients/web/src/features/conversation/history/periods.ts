import type { Period } from '../../../realtime/period';

export const periodNames = ['yesterday', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodName = (typeof periodNames)[number];

/** A period as someone chose it, with its first and last day for what is said about it. */
export interface ChosenPeriod extends Period {
  name: PeriodName;
  firstDay: Date;
  lastDay: Date;
}

/**
 * Whole days of this browser's calendar, which are 23 or 25 hours long where the clocks change. Yesterday is that day;
 * the others end with today: 7 and 30 days count it, months and the year begin on the same date.
 */
export function periodOf(name: PeriodName, now = new Date()): ChosenPeriod {
  const firstDay = firstDayOf(name, now);
  const lastDay = name === 'yesterday' ? firstDay : dayFrom(now, 0);
  return {
    name,
    firstDay,
    lastDay,
    from: firstDay.toISOString(),
    to: dayFrom(lastDay, 1).toISOString(),
  };
}

function firstDayOf(name: PeriodName, now: Date): Date {
  switch (name) {
    case 'yesterday':
      return dayFrom(now, -1);
    case 'week':
      return dayFrom(now, -6);
    case 'month':
      return dayFrom(now, -29);
    case 'quarter':
      return monthsBefore(now, 3);
    case 'year':
      return monthsBefore(now, 12);
  }
}

/** The beginning of the day that is so many days away; the calendar counts, not the clock. */
function dayFrom(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

/** The same date some months ago, or the last one of a shorter month. */
function monthsBefore(date: Date, months: number): Date {
  const lastOfMonth = new Date(date.getFullYear(), date.getMonth() - months + 1, 0);
  const day = Math.min(date.getDate(), lastOfMonth.getDate());
  return new Date(lastOfMonth.getFullYear(), lastOfMonth.getMonth(), day);
}
