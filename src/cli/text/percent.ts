/** A share of 0–1 with one decimal; what is neither nothing nor all never reads so. */
export function percent(share: number): string {
  if (!(share > 0)) return '0 %';
  if (share >= 1) return '100 %';
  if (share < 0.001) return '<0.1 %';
  return `${Math.min(99.9, 100 * share).toFixed(1)} %`;
}
