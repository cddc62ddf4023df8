import { effectiveVisits } from '../statistics/effectiveVisits.js';

/** Visits of a side below which nothing is said of it. */
const fewestVisits = 20;
/** Visits with an amount that each side would have if both were alike. */
const fewestTouched = 5;

interface Sample {
  visits: number;
  values: number;
  squares: number;
  touched?: number;
}

/**
 * Why two sides' samples are too small to be compared: one sentence; undefined where they are not.
 *
 * Each side needs as much as 20 visits of equal weight (see `effectiveVisits`); and of an amount that only some visits
 * have, as many visits with it on both sides together that each would have 5 if they were alike.
 */
export function enough(target: Sample, base: Sample): string | undefined {
  for (const sample of [target, base]) {
    const worth = Math.floor(effectiveVisits(sample));
    if (worth >= fewestVisits) continue;
    if (sample.visits < fewestVisits) return `needs ${fewestVisits} visits on each side`;
    return `a few visits bring most of the values: they are worth ${worth}, and ${fewestVisits} are needed`;
  }
  if (target.touched === undefined || base.touched === undefined) return undefined;
  const share = (target.touched + base.touched) / (target.visits + base.visits);
  const expected = share * Math.min(target.visits, base.visits);
  return expected < fewestTouched && share > 0 ? `seen in too few visits` : undefined;
}
