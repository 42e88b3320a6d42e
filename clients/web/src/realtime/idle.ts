/** Without a sign of life for as long, nobody is at this device. */
export const idleAfterMs = 5 * 60_000;

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;
/** Moving the pointer raises hundreds of signs a second. */
const noticeMs = 1_000;

/** Says when nobody has used this page for a while, and when somebody does again. Returns how to stop, and the present state. */
export function watchIdle(onChange: (isIdle: boolean) => void): { isIdle(): boolean; stop(): void } {
  let isIdle = false;
  let noticedAt = Date.now();
  let timer = setTimeout(becomeIdle, idleAfterMs);

  function becomeIdle(): void {
    isIdle = true;
    onChange(true);
  }

  function onSign(): void {
    const now = Date.now();
    if (!isIdle && now - noticedAt < noticeMs) return;
    noticedAt = now;
    clearTimeout(timer);
    timer = setTimeout(becomeIdle, idleAfterMs);
    if (!isIdle) return;
    isIdle = false;
    onChange(false);
  }

  const stopping = new AbortController();
  for (const sign of signs) {
    window.addEventListener(sign, onSign, { signal: stopping.signal, passive: true, capture: true });
  }
  return {
    isIdle: () => isIdle,
    stop() {
      clearTimeout(timer);
      stopping.abort();
    },
  };
}
