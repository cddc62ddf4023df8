import { betweenLimits } from './betweenLimits.js';
import type { Estimate } from './Estimate.js';
import type { RatioSample } from './RatioSample.js';
import { shareLimits } from './shareLimits.js';

/** Of two sides' shares of views. */
export function differenceOfShares(target: RatioSample, base: RatioSample): Estimate {
  const [a, b] = [target.total / target.values, base.total / base.values];
  return {
    value: a - b,
    limits: (z) =>
      betweenLimits({ value: a, limits: shareLimits(target, z) }, { value: b, limits: shareLimits(base, z) }),
  };
}
