/** Between an answer and the next question, ms; after a slow answer it is as long as five of them. */
const pause = 5_000;

/**
 * Calls `ask` at once, and again some seconds after it is done, as long as the page is seen; at once when it is seen
 * again. Ends with the signal.
 */
export function keepAsking(ask: () => Promise<void>, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  const again = async () => {
    if (asking || document.hidden || signal.aborted) return;
    asking = true;
    clearTimeout(timer);
    const began = performance.now();
    await ask();
    asking = false;
    if (!signal.aborted) timer = setTimeout(again, Math.max(pause, 5 * (performance.now() - began)));
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  document.addEventListener('visibilitychange', again, { signal });
  again();
}
