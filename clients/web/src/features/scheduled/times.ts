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
