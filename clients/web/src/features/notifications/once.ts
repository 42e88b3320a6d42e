const store = 'told';

/** Whoever signed out leaves nothing of it here. */
export async function forgetTelling(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete(store);
}

/**
 * Notes that this browser tells of something, up to a number that grows with it: of a conversation the message's seq, of a reminder
 * when it was due. False when it was told before, by a tab or by the service worker: they share it, and one is asked after another.
 */
export async function claimTelling(userId: string, subject: string, upTo: number): Promise<boolean> {
  if (typeof caches === 'undefined' || !navigator.locks) return true;
  return await navigator.locks.request('platform.told', async () => {
    const cache = await caches.open(store);
    const place = `/told/${userId}/${subject}`;
    const kept = await cache.match(place);
    if (kept && Number(await kept.text()) >= upTo) return false;
    await cache.put(place, new Response(String(upTo)));
    return true;
  });
}
