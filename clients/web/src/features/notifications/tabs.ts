/** A tab that is in use answers within a few milliseconds. */
const answerMs = 120;

/** Lets the other tabs of this browser answer what was asked over a channel. How many there are, nobody knows: one that says nothing is not there. */
export function otherTabsAnswered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, answerMs));
}

/**
 * Calls `lead` when this tab is the one of its browser that leads in a matter: at once when it is the first, else when those before
 * it are gone. Without locks (plain HTTP from another machine) every tab leads; there are no notifications there either.
 */
export async function leadInTurn(
  signal: AbortSignal,
  lead: (first: boolean) => void,
  matter = 'notifications',
): Promise<void> {
  const lock = `platform.${matter}`;
  if (!navigator.locks) {
    lead(true);
    return;
  }
  const untilGone = () => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const wasFirst = await navigator.locks.request(lock, { ifAvailable: true }, async (held) => {
    if (!held || signal.aborted) return false;
    lead(true);
    await untilGone();
    return true;
  });
  if (wasFirst || signal.aborted) return;
  await navigator.locks.request(lock, { signal }, async () => {
    lead(false);
    await untilGone();
  });
}
