import { betweenLimits } from './betweenLimits.js';
import type { Estimate } from './Estimate.js';
import type { QuantileSample } from './QuantileSample.js';
import { quantileLimits } from './quantileLimits.js';

/** Of two sides' p75. */
export function differenceOfQuantiles(target: QuantileSample, base: QuantileSample): Estimate {
  return {
    value: target.value - base.value,
    limits: (z) =>
      betweenLimits(
        { value: target.value, limits: quantileLimits(target, z) },
        { value: base.value, limits: quantileLimits(base, z) },
      ),
  };
}
