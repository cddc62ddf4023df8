import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { enough } from '../../src/analysis/comparison/enough.js';
import { judge } from '../../src/analysis/comparison/judge.js';
import { overlap } from '../../src/analysis/comparison/overlap.js';
import type { Sampled } from '../../src/analysis/comparison/Sampled.js';
import { deviate } from '../../src/analysis/statistics/deviate.js';
import { differenceOfQuantiles } from '../../src/analysis/statistics/differenceOfQuantiles.js';
import { differenceOfRatios } from '../../src/analysis/statistics/differenceOfRatios.js';
import { differenceOfShares } from '../../src/analysis/statistics/differenceOfShares.js';
import { discoveries } from '../../src/analysis/statistics/discoveries.js';
import type { Estimate } from '../../src/analysis/statistics/Estimate.js';
import { evidence } from '../../src/analysis/statistics/evidence.js';
import { studentDeviate } from '../../src/analysis/statistics/studentDeviate.js';
import { tail } from '../../src/analysis/statistics/tail.js';
import { chance, quantileSample, ratioSample } from './samples.js';

const value = fc.double({ min: 0, max: 1e5, noNaN: true });
const values = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 20, maxLength: 60 });
const amounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), value), { minLength: 20, maxLength: 60 });
const shares = fc.array(
  fc.integer({ min: 1, max: 6 }).chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }))),
  { minLength: 20, maxLength: 60 },
);

/** A way to compare, with both sides drawn; `turned` is the same with the sides exchanged. */
const estimates = fc.oneof(
  fc.tuple(values, values).map(([a, b]) => both(differenceOfQuantiles, quantileSample(a), quantileSample(b))),
  fc.tuple(amounts, amounts).map(([a, b]) => both(differenceOfRatios, ratioSample(a), ratioSample(b))),
  fc.tuple(shares, shares).map(([a, b]) => both(differenceOfShares, ratioSample(a), ratioSample(b))),
);

function both<Sample>(of: (a: Sample, b: Sample) => Estimate, a: Sample, b: Sample) {
  return { estimate: of(a, b), turned: of(b, a) };
}

test('an interval holds its own value, and widens with the confidence', () => {
  fc.assert(
    fc.property(estimates, fc.double({ min: 0.1, max: 4, noNaN: true }), ({ estimate }, z) => {
      const [low, high] = estimate.limits(z);
      const [lower, higher] = estimate.limits(z + 0.5);
      expect(low).toBeLessThanOrEqual(estimate.value + 1e-9);
      expect(high).toBeGreaterThanOrEqual(estimate.value - 1e-9);
      expect(lower).toBeLessThanOrEqual(low + 1e-9);
      expect(higher).toBeGreaterThanOrEqual(high - 1e-9);
    }),
  );
});

test('sides exchanged turn the difference and its interval round, and change no evidence', () => {
  fc.assert(
    fc.property(estimates, ({ estimate, turned }) => {
      const [low, high] = estimate.limits(1.96);
      const [from, to] = turned.limits(1.96);
      const near = (a: number, b: number) =>
        a === b || Math.abs(a - b) <= 1e-6 * (1 + Math.abs(a) + Math.abs(b));
      expect(near(turned.value, -estimate.value)).toBe(true);
      expect(near(from, -high)).toBe(true);
      expect(near(to, -low)).toBe(true);
      expect(evidence(turned)).toBeCloseTo(evidence(estimate), 6);
    }),
  );
});

test('evidence and interval never disagree', () => {
  fc.assert(
    fc.property(estimates, fc.double({ min: 0.0005, max: 0.5, noNaN: true }), ({ estimate }, alpha) => {
      const p = evidence(estimate);
      fc.pre(Math.abs(p - alpha) > 1e-6);
      const [low, high] = estimate.limits(deviate(alpha));
      expect(low > 0 || high < 0).toBe(p < alpha);
    }),
  );
});

test('a visit whose values all stand ten times over tells no more than it did', () => {
  const ten = (visits: readonly (readonly [number, number])[]) =>
    ratioSample(visits.map(([n, y]) => [10 * n, 10 * y] as const));
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      const once = differenceOfRatios(ratioSample(a), ratioSample(b)).limits(1.96);
      const often = differenceOfRatios(ten(a), ten(b)).limits(1.96);
      for (const i of [0, 1] as const)
        expect(Math.abs(often[i] - once[i])).toBeLessThan(1e-6 * (1 + Math.abs(once[i])));
    }),
  );
  const { normal } = chance(5);
  const drawn = [0, 1].map(() => Array.from({ length: 200 }, () => 1000 * Math.exp(normal())));
  const width = (copies: number) => {
    const [a, b] = drawn.map((side) => quantileSample(side.map((v) => Array<number>(copies).fill(v))));
    const [low, high] = differenceOfQuantiles(a!, b!).limits(1.96);
    return high - low;
  };
  expect(width(10) / width(1)).toBeGreaterThan(0.9);
  expect(width(10) / width(1)).toBeLessThan(1.1);
});

test('the normal and Student deviates are those of the tables', () => {
  expect(tail(1.959964)).toBeCloseTo(0.05, 6);
  expect(deviate(0.05)).toBeCloseTo(1.959964, 5);
  expect(deviate(0.001)).toBeCloseTo(3.290527, 5);
  for (const [freedom, t] of [
    [10, 2.228139],
    [19, 2.093024],
    [60, 2.000298],
  ] as const)
    expect(studentDeviate(1.959964, freedom)).toBeCloseTo(t, 3);
  expect(studentDeviate(3.290527, 19)).toBeCloseTo(3.883406, 2);
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1, noNaN: true }), (p) => {
      expect(Math.abs(tail(deviate(p)) - p)).toBeLessThanOrEqual(1e-6 * p);
    }),
  );
});

test('discoveries are those of Benjamini and Hochberg', () => {
  // Their own example (1995, section 3.3): of fifteen, the first four.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(published.filter((p) => p <= discoveries(published, 0.05))).toHaveLength(4);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (ps) => {
      const bound = discoveries(ps, 0.05);
      const told = ps.filter((p) => p <= bound).length;
      expect(bound).toBeCloseTo((Math.max(1, told) * 0.05) / Math.max(1, ps.length), 12);
      expect(bound).toBeLessThanOrEqual(0.05);
    }),
  );
});

test('among fifty figures that are all alike, one in twenty comparisons tells anything', () => {
  const draw = chance(3);
  const visits = () =>
    quantileSample(Array.from({ length: 60 }, () => [Math.exp(draw.normal()), Math.exp(draw.normal())]));
  let told = 0;
  const comparisons = 60;
  for (let i = 0; i < comparisons; i++) {
    const figures = Array.from({ length: 50 }, (_, n): Sampled => {
      return {
        kind: 'measure',
        name: String(n),
        unit: 'ms',
        of: 'quantile',
        target: visits(),
        base: visits(),
      };
    });
    const { figures: compared, judged } = judge(figures);
    expect(judged).toBe(50);
    for (const { verdict, difference } of compared) {
      const { low = -Infinity, high = Infinity } = difference!.together;
      expect(low > 0 || high < 0).toBe(verdict !== 'no evidence');
    }
    if (compared.some(({ verdict }) => verdict !== 'no evidence')) told++;
  }
  // Sixty times 0.05 is 3; eight and more come once in a hundred.
  expect(told).toBeLessThan(8);
});

test('the most certain comes first, what rests on too little last, with the reason', () => {
  const sample = (factor: number, visits: number) =>
    quantileSample(Array.from({ length: visits }, (_, i) => [factor * (100 + (i % 40))]));
  const figure = (name: string, target: number, visits = 100): Sampled => ({
    kind: 'measure',
    name,
    unit: 'ms',
    of: 'quantile',
    target: sample(target, visits),
    base: sample(1, 100),
  });
  const { figures } = judge([
    figure('few', 9, 19),
    figure('alike', 1),
    figure('slower', 2),
    figure('faster', 0.5),
  ]);
  expect(figures.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['slower', 'worse'],
    ['faster', 'better'],
    ['alike', 'no evidence'],
    ['few', 'too few'],
  ]);
  expect(figures.at(-1)).toMatchObject({ why: 'needs 20 visits on each side' });
});

test('a difference that stands out alone, in visits too few to be certain of it among many, is not called none', () => {
  const ranks = (visits: number, from: number) =>
    quantileSample(Array.from({ length: visits }, (_, i) => [from + (i % 12)]));
  const figure = (name: string, from: number): Sampled => ({
    kind: 'measure',
    name,
    unit: 'ms',
    of: 'quantile',
    target: ranks(34, from),
    base: ranks(24, 100),
  });
  const slower = figure('slower', 1000);
  const alone = judge([slower]).figures[0]!;
  expect(alone.verdict).toBe('worse');
  const alike = Array.from({ length: 24 }, (_, i) => figure(`alike ${i}`, 100));
  const { figures } = judge([slower, ...alike]);
  expect(figures[0]).toMatchObject({
    name: 'slower',
    verdict: 'too few',
    why: 'more visits are needed to be certain of one figure among 25',
    difference: { low: alone.difference!.low },
  });
  expect(figures[0]!.difference!.together.low).toBeUndefined();
});

test('one visit that brings nearly all values is not twenty', () => {
  const one = Array.from({ length: 24 }, (_, i) => Array<number>(i ? 1 : 500).fill(i));
  expect(enough(quantileSample(one), quantileSample(one))).toMatch(/^a few visits bring most of the values/);
  const even = one.map(([v]) => [v!]);
  expect(enough(quantileSample(even), quantileSample(even))).toBeUndefined();
});

test('an amount that hardly any visit has is not judged by the few that have it', () => {
  const rare = (visits: number, touched: number) =>
    ratioSample(Array.from({ length: visits }, (_, i) => [1, i < touched ? 50 : 0] as const));
  expect(enough(rare(3000, 10), rare(30, 0))).toBe('seen in too few visits');
  expect(enough(rare(300, 12), rare(300, 0))).toBeUndefined();
  expect(enough(rare(300, 0), rare(300, 0))).toBeUndefined();
});

test('sides overlap unless a part tells them apart', () => {
  expect(overlap({ release: '1' }, { release: '2' })).toBe(false);
  expect(overlap({ release: '1' }, {})).toBe(true);
  expect(overlap({ from: 5, to: 9 }, { from: 1, to: 5 })).toBe(false);
  expect(overlap({ from: 5 }, { from: 1, to: 6 })).toBe(true);
  expect(overlap({ app: 'a', device: 'mobile' }, { app: 'a', device: 'desktop' })).toBe(false);
});
