/** What this browser remembers for itself. Storage can be full or forbidden: then a choice lasts until reload. */
const prefix = 'platform.';

export function readPreference<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
  const kept = readText(name);
  return allowed.find((value) => value === kept) ?? fallback;
}

export function writePreference(name: string, value: string): void {
  writeText(name, value);
}

export function readText(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

/** Null also for what is no JSON, as an older version or somebody's hand may have left it: as if nothing were kept. */
export function readJson(name: string): unknown {
  try {
    return JSON.parse(readText(name) ?? 'null');
  } catch {
    return null;
  }
}

export function writeText(name: string, value: string | null): void {
  try {
    if (value === null || value === '') localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // Nothing to tell the person: the choice holds for this page.
  }
}
