import { limitSteps, type QuantileSample } from '../../src/analysis/statistics/QuantileSample.js';
import type { RatioSample } from '../../src/analysis/statistics/RatioSample.js';

const p = 0.75;
const sum = (list: readonly number[]) => list.reduce((all, value) => all + value, 0);

/** What the engine would say of the p75 of these visits' values. */
export function quantileSample(visits: readonly (readonly number[])[]): QuantileSample {
  const sorted = visits.flat().sort((a, b) => a - b);
  const n = sorted.length;
  const rank = 1 + (n - 1) * p;
  const value = between(sorted, rank)!;
  const spread = sum(visits.map((one) => (one.filter((v) => v <= value).length - p * one.length) ** 2));
  const error = Math.sqrt(Math.max((spread * visits.length) / (visits.length - 1), n * p * (1 - p))) / n;
  return {
    visits: visits.length,
    values: n,
    squares: sum(visits.map((one) => one.length ** 2)),
    value,
    low: limitSteps.map((step) => between(sorted, n * (p - step * error) + 0.5)),
    high: limitSteps.map((step) => between(sorted, n * (p + step * error) + 0.5)),
  };
}

/** The value at a rank from 1, by a straight line between two. */
function between(sorted: readonly number[], rank: number): number | null {
  if (rank < 1 || rank > sorted.length) return null;
  const below = Math.floor(rank);
  const [a, b] = [sorted[below - 1]!, sorted[Math.min(sorted.length, below + 1) - 1]!];
  return a + (b - a) * (rank - below);
}

/** What the engine would say of visits of so many views and such an amount. */
export function ratioSample(visits: readonly (readonly [views: number, amount: number])[]): RatioSample {
  return {
    visits: visits.length,
    values: sum(visits.map(([n]) => n)),
    squares: sum(visits.map(([n]) => n * n)),
    total: sum(visits.map(([, y]) => y)),
    totalSquares: sum(visits.map(([, y]) => y * y)),
    products: sum(visits.map(([n, y]) => n * y)),
    touched: visits.filter(([, y]) => y !== 0).length,
  };
}

/** Numbers that look drawn at random and are the same in each run. */
export function chance(seed: number) {
  let state = seed | 0;
  const even = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** In [0, 1). */
    even,
    normal: () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even()),
    /** 1, 2, 3 …, each farther one rarer. */
    views(mean: number) {
      let n = 1;
      while (even() > 1 / mean && n < 500) n++;
      return n;
    },
  };
}
