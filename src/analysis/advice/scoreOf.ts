import type { Finding, GainOf } from '../../wire/index.js';
import { vitalBounds } from '../../wire/rating.js';

/**
 * What a good visit may cost, in the unit of each gain: the limits of "good" of the Web Vitals, 200 ms of blocking as
 * Lighthouse has it, and a second of waiting, after which a train of thought breaks.
 */
const good: Record<GainOf, number> = {
  blocking: 200,
  INP: vitalBounds.INP.good,
  LCP: vitalBounds.LCP.good,
  FCP: vitalBounds.FCP.good,
  TTFB: vitalBounds.TTFB.good,
  CLS: vitalBounds.CLS.good,
  wait: 1000,
};

/** One visit can be spoilt only so often. */
const most = 3;

/**
 * Users × what each would get back at most, in good visits' worth: so that ms of input delay, of loading and scores of
 * shifts can be ranked together.
 */
export function scoreOf({ users, gain }: Pick<Finding, 'users' | 'gain'>): number {
  return users > 0 ? users * Math.min(most, gain.total / users / good[gain.of]) : 0;
}
