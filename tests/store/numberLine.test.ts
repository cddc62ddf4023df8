import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { unite } from '../../src/store/intervals.js';
import { numberLine } from '../../src/store/numberLine.js';
import { type Reason, reasons } from '../../src/wire/index.js';

test('the number line of a page has no gap, and what is stored counts as stored', () => {
  const stored = [
    [2, 5],
    [8, 9],
  ] as const;
  const declared = [
    { reason: 'quota', interval: [4, 7] },
    { reason: 'age', interval: [6, 8] },
    { reason: 'limit', interval: [12, 14] },
    { reason: 'limit', interval: [14, 15] },
  ] as const;
  expect(numberLine(stored, declared)).toEqual([
    { from: 0, to: 2, state: 'missing' },
    { from: 2, to: 5, state: 'stored' },
    { from: 5, to: 7, state: 'dropped', reason: 'quota' },
    { from: 7, to: 8, state: 'dropped', reason: 'age' },
    { from: 8, to: 9, state: 'stored' },
    { from: 9, to: 12, state: 'missing' },
    { from: 12, to: 15, state: 'dropped', reason: 'limit' },
  ]);
  expect(numberLine([], [])).toEqual([]);
});

test('of what is declared more than once, the first counts, as number by number', () => {
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, length]) => [from, from + length] as const);
  const declaration = fc.record({ reason: fc.constantFrom(...reasons), interval });
  fc.assert(
    fc.property(fc.array(interval), fc.array(declaration), (some, declared) => {
      const stored = unite(some);
      declared.sort((a, b) => a.interval[0] - b.interval[0]);
      const states: (Reason | 'stored')[] = [];
      for (const { reason, interval } of declared)
        for (let seq = interval[0]; seq < interval[1]; seq++) states[seq] ??= reason;
      for (const [from, to] of stored) for (let seq = from; seq < to; seq++) states[seq] = 'stored';
      const told = numberLine(stored, declared).flatMap((range) =>
        new Array(range.to - range.from).fill(range.state === 'dropped' ? range.reason : range.state),
      );
      expect(told).toEqual(Array.from(states, (state) => state ?? 'missing'));
    }),
  );
});
