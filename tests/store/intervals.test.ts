import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { add, type Interval, subtract, unite } from '../../src/store/intervals.js';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]): Interval => [from, from + length]);
const numbers = (intervals: readonly Interval[]) =>
  intervals.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));

test('united intervals hold each number once, ascending, with a gap between neighbours', () => {
  fc.assert(
    fc.property(fc.array(interval), (list) => {
      const united = unite(list);
      expect(numbers(united)).toEqual([...new Set(numbers(list))].sort((a, b) => a - b));
      for (const [i, [from]] of united.entries()) if (i) expect(from).toBeGreaterThan(united[i - 1]![1]);
    }),
  );
});

test('one after the other or all at once, they become the same, and what was given stays as it was', () => {
  fc.assert(
    fc.property(fc.array(interval), (list) => {
      const given = structuredClone(list);
      const known: Interval[] = [];
      for (const one of list) add(known, one);
      expect(known).toEqual(unite(list));
      expect(list).toEqual(given);
    }),
  );
});

test('subtracting leaves the numbers that were not known', () => {
  fc.assert(
    fc.property(interval, fc.array(interval), (asked, list) => {
      const known = unite(list);
      const had = new Set(numbers(known));
      expect(numbers(subtract(asked, known))).toEqual(numbers([asked]).filter((n) => !had.has(n)));
    }),
  );
});
