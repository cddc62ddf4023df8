/** Keeps the main thread for so long, ms. */
export function busy(time) {
  const end = performance.now() + time;
  while (performance.now() < end);
}
