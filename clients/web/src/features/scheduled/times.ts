export interface Preset {
  key: 'hour' | 'evening' | 'tomorrow' | 'monday';
  time: Date;
}

const morning = 9;
const evening = 18;

/** Times that are often wanted, in this browser's time zone. */
export function presets(now: Date): Preset[] {
  const tonight = at(now, 0, evening);
  const tomorrow = at(now, 1, morning);
  // In the week that follows, also when today is Monday.
  const monday = at(now, (8 - now.getDay()) % 7 || 7, morning);
  return [
    { key: 'hour' as const, time: new Date(now.getTime() + 3_600_000) },
    ...(tonight.getTime() - now.getTime() > 7_200_000 ? [{ key: 'evening' as const, time: tonight }] : []),
    { key: 'tomorrow' as const, time: tomorrow },
    ...(monday.getTime() === tomorrow.getTime() ? [] : [{ key: 'monday' as const, time: monday }]),
  ];
}

function at(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

/** As a `datetime-local` field has it: without a zone, which is this browser's. */
export function toField(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Null for what is no time. */
export function fromField(value: string): Date | null {
  const time = new Date(value);
  return value === '' || Number.isNaN(time.getTime()) ? null : time;
}
