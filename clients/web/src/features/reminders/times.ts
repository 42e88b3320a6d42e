export const presets = [
  'today',
  'tomorrow',
  'afterTomorrow',
  'hour',
  'threeHours',
  'eightHours',
  'week',
  'month',
] as const;
export type Preset = (typeof presets)[number];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** The server takes nothing later. */
const mostYears = 10;

/** Where the dialog begins: the next full hour that is not upon us already. */
export function firstTime(now: Date): Date {
  return nextFullHour(new Date(now.getTime() + 30 * minuteMs));
}

/**
 * What a button makes of the time that is chosen. Those of days keep the time of day and count from today, those of
 * hours set both.
 */
export function presetTime(preset: Preset, chosen: Date, now: Date): Date {
  if (preset === 'today') return today(chosen, now);
  if (preset === 'tomorrow') return onDay(now, 1, chosen);
  if (preset === 'afterTomorrow') return onDay(now, 2, chosen);
  if (preset === 'week') return onDay(now, 7, chosen);
  if (preset === 'month') return inMonth(now, chosen);
  return afterHours({ hour: 1, threeHours: 3, eightHours: 8 }[preset], now);
}

/** To the minute, and never too early. */
export function afterHours(hours: number, now: Date): Date {
  return new Date(Math.ceil((now.getTime() + hours * hourMs) / minuteMs) * minuteMs);
}

/** The day with the time of day of another time. */
export function withDay(day: Date, time: Date): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), time.getHours(), time.getMinutes());
}

/** The last day that can be chosen. */
export function lastDay(now: Date): Date {
  return new Date(now.getFullYear() + mostYears, now.getMonth(), now.getDate());
}

export type Refusal = 'past' | 'tooFar';

/** Why there can be no reminder at that time; null when there can. */
export function refusalOf(time: Date, now: Date): Refusal | null {
  if (time.getTime() <= now.getTime()) return 'past';
  return time.getTime() > lastDay(now).getTime() ? 'tooFar' : null;
}

/** Where that time is past already, the next full hour, or the last minute of the day when there is none in it. */
function today(chosen: Date, now: Date): Date {
  const sameTime = onDay(now, 0, chosen);
  if (sameTime > now) return sameTime;
  const next = nextFullHour(now);
  const lastMinute = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 23, 59);
  return next > lastMinute && lastMinute > now ? lastMinute : next;
}

function onDay(now: Date, days: number, time: Date): Date {
  return withDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days), time);
}

/** The same day of the next month, or its last where it has no such day. */
function inMonth(now: Date, time: Date): Date {
  const lastOfNext = new Date(now.getFullYear(), now.getMonth() + 2, 0);
  const day = Math.min(now.getDate(), lastOfNext.getDate());
  return withDay(new Date(lastOfNext.getFullYear(), lastOfNext.getMonth(), day), time);
}

function nextFullHour(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), now.getHours() + 1);
}
