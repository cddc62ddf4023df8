import type { RatioSample } from './RatioSample.js';

/** Sum over the visits of the squared distance of `y` from what their `n` lets expect. */
export function spreadOf({ values, squares, total, totalSquares, products }: RatioSample): number {
  if (!values) return 0;
  const ratio = total / values;
  return Math.max(0, totalSquares - 2 * ratio * products + ratio * ratio * squares);
}
