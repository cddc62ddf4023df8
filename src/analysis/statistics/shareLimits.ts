import { effectiveVisits } from './effectiveVisits.js';
import type { RatioSample } from './RatioSample.js';
import { spreadOf } from './spreadOf.js';
import { studentDeviate } from './studentDeviate.js';

/**
 * Limits of a share of views: Wilson's score interval (1927) on as many independent views as the visits' views are
 * worth, by their design effect. Where all views are alike their effect is not seen, and a visit is taken for one.
 */
export function shareLimits(sample: RatioSample, z: number): [low: number, high: number] {
  const { visits, values, total } = sample;
  const share = total / values;
  const alone = values * share * (1 - share);
  const effect = (spreadOf(sample) * visits) / (visits - 1) / alone;
  const worth = alone > 0 ? values / Math.max(1, effect) : effectiveVisits(sample);
  const t2 = studentDeviate(z, Math.max(1, effectiveVisits(sample) - 1)) ** 2;
  const middle = (share + t2 / (2 * worth)) / (1 + t2 / worth);
  const reach = Math.sqrt((t2 / worth) * (share * (1 - share) + t2 / (4 * worth))) / (1 + t2 / worth);
  return [Math.min(share, Math.max(0, middle - reach)), Math.max(share, Math.min(1, middle + reach))];
}
