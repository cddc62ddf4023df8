import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type Interval, subtract, unite } from '../../src/store/intervals.js';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]): Interval => [from, from + length]);
const numbers = (intervals: readonly Interval[]) =>
  intervals.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));

test('united intervals hold each number once, ascending, with a gap between neighbours', () => {
  fc.assert(
    fc.property(fc.array(interval), (list) => {
      const united = list.reduce<readonly Interval[]>(unite, []);
      expect(numbers(united)).toEqual([...new Set(numbers(list))].sort((a, b) => a - b));
      for (const [i, [from]] of united.entries()) if (i) expect(from).toBeGreaterThan(united[i - 1]![1]);
    }),
  );
});

test('subtracting leaves the numbers that were not known', () => {
  fc.assert(
    fc.property(interval, fc.array(interval), (asked, list) => {
      const known = list.reduce<readonly Interval[]>(unite, []);
      const had = new Set(numbers(known));
      expect(numbers(subtract(asked, known))).toEqual(numbers([asked]).filter((n) => !had.has(n)));
    }),
  );
});
