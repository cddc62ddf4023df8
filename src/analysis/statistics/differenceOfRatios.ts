import type { Estimate } from './Estimate.js';
import { effectiveVisits } from './effectiveVisits.js';
import type { RatioSample } from './RatioSample.js';
import { spreadOf } from './spreadOf.js';
import { studentDeviate } from './studentDeviate.js';

/**
 * Of two sides' amounts a view.
 *
 * A side's variance is that of a ratio estimator with the visit as the unit (Cochran, Sampling Techniques, 6.3), and the
 * degrees of freedom are Welch's. Amounts are skewed, and a small side that happens to lack the rare large ones would
 * look far too certain; so a visit's variance is never taken for less than that of both sides' visits together.
 */
export function differenceOfRatios(target: RatioSample, base: RatioSample): Estimate {
  const value = target.total / target.values - base.total / base.values;
  const pooled = (spreadOf(target) + spreadOf(base)) / Math.max(1, target.visits + base.visits - 2);
  const [a, b] = [variance(target, pooled), variance(base, pooled)];
  const error = Math.sqrt(a + b);
  const freedom =
    (a + b) ** 2 / (a ** 2 / (effectiveVisits(target) - 1) + b ** 2 / (effectiveVisits(base) - 1)) || 1;
  return {
    value,
    limits(z) {
      const reach = error * studentDeviate(z, freedom);
      return [value - reach, value + reach];
    },
  };
}

function variance(sample: RatioSample, pooled: number): number {
  const { visits, values } = sample;
  return (Math.max(pooled, spreadOf(sample) / (visits - 1)) * visits) / values ** 2;
}
