/** Full jitter around a doubling delay: clients that lost the same server must not all come back at once. */
export function backoffDelay(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(20_000, 500 * 2 ** Math.min(attempt, 6));
  return Math.round(ceiling / 4 + random() * ceiling * 0.75);
}

/** Ends early when the browser says that the network is back, when the page is looked at again, or on abort. */
export function waitToRetry(delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') finish();
    };
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener('online', finish);
      document.removeEventListener('visibilitychange', onVisible);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, delay);
    window.addEventListener('online', finish);
    document.addEventListener('visibilitychange', onVisible);
    signal.addEventListener('abort', finish);
    if (signal.aborted) finish();
  });
}
