/** A whole number that fits the column. */
export function count(value: number, most = 0xffff_ffff): number {
  return Math.max(0, Math.min(most, Math.floor(value)));
}

/** Keeps sums finite, however absurd a single duration is: 1e12 ms are 31 years. */
export function ms(value: number | undefined): number {
  return value === undefined ? 0 : Math.max(-1e12, Math.min(1e12, value));
}
