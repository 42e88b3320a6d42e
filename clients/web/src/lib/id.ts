let lastTime = 0;

/**
 * A UUIDv7 (RFC 9562, section 5.7). The time never repeats within a tab, so ids made one after another also sort in
 * that order. `crypto.randomUUID` would need a secure context, and makes ids that do not sort.
 */
export function newId(now: number = Date.now()): string {
  lastTime = Math.max(now, lastTime + 1);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = BigInt(lastTime);
  for (let i = 0; i < 6; i++) bytes[i] = Number((time >> BigInt(40 - 8 * i)) & 0xffn);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
