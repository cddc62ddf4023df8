import type { ComparedFigure, ComparedValue, Comparison, Difference } from '../../wire/index.js';
import { deviate } from '../statistics/deviate.js';
import { differenceOfQuantiles } from '../statistics/differenceOfQuantiles.js';
import { differenceOfRatios } from '../statistics/differenceOfRatios.js';
import { differenceOfShares } from '../statistics/differenceOfShares.js';
import { discoveries } from '../statistics/discoveries.js';
import type { Estimate } from '../statistics/Estimate.js';
import { evidence } from '../statistics/evidence.js';
import type { QuantileSample } from '../statistics/QuantileSample.js';
import type { RatioSample } from '../statistics/RatioSample.js';
import { enough } from './enough.js';
import type { Sampled } from './Sampled.js';

/** The expected share of false ones among all that are told. */
const rate = 0.05;
/** Of the interval of a figure looked at alone: 95 %. */
const alone = deviate(0.05);

/**
 * What the samples say of each figure, the most certain first.
 *
 * Fifty figures at 95 % each would call two or three changed where nothing is. So a figure is told only where
 * Benjamini's and Hochberg's procedure over all figures that rest on enough keeps it; and beside each one's own interval
 * stands that of the same bound, which 0 lies outside of exactly then. Where that has no end the sample cannot tell, and
 * so it is said.
 */
export function judge(sampled: readonly Sampled[]): Pick<Comparison, 'figures' | 'judged' | 'level'> {
  const judged: { figure: Sampled; estimate: Estimate; p: number }[] = [];
  const others: ComparedFigure[] = [];
  for (const figure of sampled) {
    const estimate = estimateOf(figure);
    if (typeof estimate === 'string') others.push({ ...shown(figure), verdict: 'too few', why: estimate });
    else judged.push({ figure, estimate, p: evidence(estimate) });
  }
  const bound = discoveries(
    judged.map(({ p }) => p),
    rate,
  );
  const certain = judged
    .sort((a, b) => a.p - b.p)
    .map(({ figure, estimate, p }): ComparedFigure => {
      const plain = shown(figure);
      const base = plain.base.value ?? 0;
      const { value } = estimate;
      const difference: Difference = {
        value,
        ...ends(estimate, alone),
        together: ends(estimate, deviate(bound)),
        ...(base !== 0 && { relative: value / base }),
        p,
      };
      if (p > bound && isBeyondReach(difference))
        return {
          ...plain,
          difference,
          verdict: 'too few',
          why: `more visits are needed to be certain of one figure among ${judged.length}`,
        };
      const verdict = p > bound ? 'no evidence' : value > 0 === !!figure.more ? 'better' : 'worse';
      return { ...plain, difference, verdict };
    });
  return { figures: [...certain, ...others], judged: judged.length, level: 1 - bound };
}

/**
 * Whether the samples are too small for as much certainty as so many figures ask for: alone, 0 lies outside of the
 * interval, and that of all together has no end on the side of 0.
 */
function isBeyondReach({ low, high, together }: Difference): boolean {
  return (
    (low !== undefined && low > 0 && together.low === undefined) ||
    (high !== undefined && high < 0 && together.high === undefined)
  );
}

/** Or why there is none. */
function estimateOf(figure: Sampled): Estimate | string {
  const { target, base } = figure;
  if (!target || !base) return enough(target ?? none, base ?? none) ?? 'is on one side alone';
  if (figure.of === 'quantile')
    return (
      enough(sizeOf(target), sizeOf(base)) ??
      differenceOfQuantiles(target as QuantileSample, base as QuantileSample)
    );
  const [a, b] = [target as RatioSample, base as RatioSample];
  if (figure.of === 'ratio') return enough(a, b) ?? differenceOfRatios(a, b);
  return enough(sizeOf(a), sizeOf(b)) ?? differenceOfShares(a, b);
}

const none = { visits: 0, values: 0, squares: 0 };

/** Without the visits that were touched: a share is right without a rule about those. */
function sizeOf({ visits, values, squares }: QuantileSample | RatioSample) {
  return { visits, values, squares };
}

function shown({ kind, name, unit, more, place, ...figure }: Sampled): Omit<ComparedFigure, 'verdict'> {
  const told = (sample: QuantileSample | RatioSample | undefined): ComparedValue => {
    if (!sample) return { visits: 0, values: 0 };
    const { visits, values } = sample;
    const value =
      figure.of === 'quantile' ? (sample as QuantileSample).value : (sample as RatioSample).total / values;
    return { ...(values > 0 && { value }), visits, values };
  };
  return {
    kind,
    name,
    ...(place && { place }),
    unit,
    ...(more && { more }),
    target: told(figure.target),
    base: told(figure.base),
  };
}

function ends(estimate: Estimate, z: number): { low?: number; high?: number } {
  const [low, high] = estimate.limits(z);
  return { ...(Number.isFinite(low) && { low }), ...(Number.isFinite(high) && { high }) };
}
