const two = (value: number) => String(value).padStart(2, '0');

/** The clock on this browser's wall, to the minute and without a zone: as a `datetime-local` field has it. */
export function toField(time: Date): string {
  return `${dateOf(time)}T${timeOf(time)}`;
}

/** `2026-11-27`. */
export function dateOf(time: Date): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** `09:00`. */
export function timeOf(time: Date): string {
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Null for what is no time. */
export function fromField(value: string): Date | null {
  const time = new Date(value);
  return value === '' || Number.isNaN(time.getTime()) ? null : time;
}

/** By its IANA name: `Europe/Moscow`. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
