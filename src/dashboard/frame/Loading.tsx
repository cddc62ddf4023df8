/** The answer is on its way; said only where it takes long enough to be noticed. */
export function Loading() {
  return <p class="loading">Asking the collector…</p>;
}
