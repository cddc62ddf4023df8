/** A time on the page's clock for a column of such: `0.340 s`, `12.004 s`. */
export function stamp(ms: number): string {
  return `${(ms / 1000).toFixed(3)}\u202fs`;
}
