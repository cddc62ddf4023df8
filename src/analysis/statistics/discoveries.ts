/**
 * The bound that a p-value must not exceed so that of all that are told, a share of `rate` at most is expected to be
 * false. Source: Benjamini and Hochberg (1995). Intervals of the level 1 − bound hold 0 exactly where a p-value exceeds
 * it, and cover in the same sense: Benjamini and Yekutieli, "False discovery rate-adjusted multiple confidence
 * intervals" (2005).
 */
export function discoveries(pValues: readonly number[], rate: number): number {
  const ascending = [...pValues].sort((a, b) => a - b);
  const bound = (nth: number) => rate * (nth / Math.max(1, ascending.length));
  const found = ascending.findLastIndex((p, i) => p <= bound(i + 1)) + 1;
  return bound(Math.max(1, found));
}
