/** Keeps the main thread for so long, ms, and renders as nothing. */
export function busy(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
  return '';
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
