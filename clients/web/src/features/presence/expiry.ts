/** How long a status holds, as one chooses it. */
export const expiries = ['never', 'halfHour', 'hour', 'fourHours', 'today', 'week'] as const;
export type Expiry = (typeof expiries)[number];

const minutes: Record<Exclude<Expiry, 'never' | 'today'>, number> = {
  halfHour: 30,
  hour: 60,
  fourHours: 240,
  week: 7 * 24 * 60,
};

/** In minutes from now, as the server takes it: it does not depend on whether this device's date is right. */
export function minutesUntil(expiry: Expiry, now: Date): number | null {
  if (expiry === 'never') return null;
  if (expiry !== 'today') return minutes[expiry];
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return Math.max(1, Math.ceil((midnight.getTime() - now.getTime()) / 60_000));
}
