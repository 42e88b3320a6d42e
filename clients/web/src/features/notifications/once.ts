const store = 'told';

/** Whoever signed out leaves nothing of it here. */
export async function forgetTelling(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete(store);
}

/**
 * One after another, in all tabs and the service worker of this browser: a browser that is asked what it shows while it begins to show
 * something may forget that it does, and nobody could take it down any more.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? await navigator.locks.request('platform.shown', work) : await work();
}

/**
 * Notes that this browser tells of something, up to a number that grows with it: of a conversation the message's seq, of a reminder
 * when it was due. False when it was told before, by a tab or by the service worker: they share it. To be called in turn.
 */
export async function claimTelling(userId: string, subject: string, upTo: number): Promise<boolean> {
  if (typeof caches === 'undefined') return true;
  const cache = await caches.open(store);
  const place = `/told/${userId}/${subject}`;
  const kept = await cache.match(place);
  if (kept && Number(await kept.text()) >= upTo) return false;
  await cache.put(place, new Response(String(upTo)));
  return true;
}
