/** A share of 0–1: `40 %`. */
export function percent(share: number): string {
  return `${Math.round(100 * Math.min(1, Math.max(0, share)))}\u202f%`;
}
