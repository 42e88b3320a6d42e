import type { QuietHours } from '../../api/types';

/** As the API names them, in the order of the week. */
export const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Whether the clock on the wall of that time zone stands within the quiet hours. Both ends are times of that wall, so
 * that a night stays a night when the clocks are changed: an hour that is skipped is never asked about, one that comes
 * twice is quiet twice. Hours that pass midnight belong to the day on which they began.
 */
export function isQuiet(quietHours: QuietHours | null | undefined, now: Date): boolean {
  if (!quietHours) return false;
  const { day, minute } = wallClock(quietHours.timeZone, now);
  const from = minuteOf(quietHours.from);
  const to = minuteOf(quietHours.to);
  const begins = (index: number) => !quietHours.days || quietHours.days.includes(week[(index + 7) % 7] ?? '');
  if (from < to) return minute >= from && minute < to && begins(day);
  return (minute >= from && begins(day)) || (minute < to && begins(day - 1));
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function wallClock(timeZone: string, now: Date): { day: number; minute: number } {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: week.indexOf((parts.weekday ?? '').toLowerCase()),
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const options = { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    try {
      clock = new Intl.DateTimeFormat('en', { ...options, timeZone });
    } catch {
      // The server's list of time zones can be newer than this browser's: its own clock is the nearest there is.
      clock = new Intl.DateTimeFormat('en', options);
    }
    clocks.set(timeZone, clock);
  }
  return clock;
}
