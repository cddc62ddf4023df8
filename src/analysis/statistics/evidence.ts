import type { Estimate } from './Estimate.js';
import { tail } from './tail.js';

/** Farther from 0 no interval is looked at: p = 1e-15. */
const farthest = 8;

/**
 * The p-value of "there is no difference": the share of repetitions that would show as much all the same. It is that of
 * the widest interval without 0 in it, so that it and the intervals never disagree.
 */
export function evidence({ limits }: Estimate): number {
  let low = 0;
  let high = farthest;
  for (let i = 0; i < 40; i++) {
    const z = (low + high) / 2;
    const [from, to] = limits(z);
    if (from > 0 || to < 0) low = z;
    else high = z;
  }
  return tail(low);
}
