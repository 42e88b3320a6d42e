import { useEffect, useState } from 'react';
import { fetchPicture } from '../api/pictures';

/** Pictures of people and groups need the bearer, so an <img> cannot fetch them: they become object URLs, kept as long as they are recent. */
const keptPhotos = 400;
const parallel = 4;

const loaded = new Map<string, string>();
const failed = new Set<string>();
const waiting = new Map<string, Set<(objectUrl: string | null) => void>>();
const started = new Set<string>();
let running = 0;

export function usePhoto(url: string | null | undefined): string | null {
  const [photo, setPhoto] = useState(() => (url ? (loaded.get(url) ?? null) : null));

  useEffect(() => {
    if (!url) {
      setPhoto(null);
      return;
    }
    const present = loaded.get(url) ?? null;
    setPhoto(present);
    if (present || failed.has(url)) return;
    return request(url, setPhoto);
  }, [url]);

  return photo;
}

/** Forgets every photo; for the moment when another person may sign in. */
export function forgetPhotos(): void {
  for (const objectUrl of loaded.values()) URL.revokeObjectURL(objectUrl);
  loaded.clear();
  failed.clear();
}

function request(url: string, done: (objectUrl: string | null) => void): () => void {
  const listeners = waiting.get(url) ?? new Set();
  listeners.add(done);
  waiting.set(url, listeners);
  pump();
  return () => {
    listeners.delete(done);
  };
}

/** The newest wish first: it is the row that was just scrolled into view. Wishes nobody holds any more are dropped. */
function pump(): void {
  for (const [url, listeners] of [...waiting].reverse()) {
    if (running >= parallel) return;
    if (listeners.size === 0) {
      waiting.delete(url);
      continue;
    }
    if (started.has(url)) continue;
    started.add(url);
    running++;
    void load(url);
  }
}

async function load(url: string): Promise<void> {
  let objectUrl: string | null = null;
  try {
    objectUrl = URL.createObjectURL(await fetchPicture(url));
    remember(url, objectUrl);
  } catch {
    failed.add(url);
  }
  running--;
  started.delete(url);
  for (const listener of waiting.get(url) ?? []) listener(objectUrl);
  waiting.delete(url);
  pump();
}

function remember(url: string, objectUrl: string): void {
  loaded.set(url, objectUrl);
  if (loaded.size <= keptPhotos) return;
  const oldest = loaded.entries().next().value;
  if (!oldest) return;
  loaded.delete(oldest[0]);
  // An image on screen keeps its pixels after its URL is revoked.
  URL.revokeObjectURL(oldest[1]);
}
