import { effectiveVisits } from './effectiveVisits.js';
import { limitSteps, type QuantileSample } from './QuantileSample.js';
import { studentDeviate } from './studentDeviate.js';

/**
 * Limits of a quantile: the values at the ranks that its own rank may have, by Woodruff (1952). The rank's error is that
 * of a share in clusters, so that the views of one visit do not count as independent; it is never taken for less than
 * independent values have.
 */
export function quantileLimits(sample: QuantileSample, z: number): [low: number, high: number] {
  const steps = studentDeviate(z, Math.max(1, effectiveVisits(sample) - 1));
  return [
    Math.min(sample.value, at(sample.low, sample.value, steps) ?? -Infinity),
    Math.max(sample.value, at(sample.high, sample.value, steps) ?? Infinity),
  ];
}

/** Between two of the steps by a straight line. */
function at(values: readonly (number | null)[], middle: number, steps: number): number | undefined {
  const right = limitSteps.findIndex((step) => step >= steps);
  const to = values[right];
  const from = right === 0 ? middle : values[right - 1];
  if (to == null || from == null) return undefined;
  const start = limitSteps[right - 1] ?? 0;
  return from + ((to - from) * (steps - start)) / (limitSteps[right]! - start);
}
