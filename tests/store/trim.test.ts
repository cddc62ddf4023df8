import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type Interval, unite } from '../../src/store/intervals.js';
import { type Claim, trim } from '../../src/store/trim.js';
import { pageId } from '../collector/sampleBatch.js';

const sent = fc.record({
  page: fc.integer({ min: 0, max: 2 }),
  from: fc.integer({ min: 0, max: 40 }),
  count: fc.integer({ min: 0, max: 15 }),
});

test('whatever the order, overlap and repetition, each number is wanted once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(sent, { maxLength: 6 }), { maxLength: 6 }), (groups) => {
      const received = new Map<string, readonly Interval[]>();
      const stored: string[] = [];
      for (const group of groups) {
        const claims = group.map(({ page, from, count }): Claim => {
          return { pageId: pageId(page), interval: [from, from + count] };
        });
        const wanted = trim(claims, (id) => received.get(id) ?? []);
        for (const [i, { pageId: id }] of claims.entries()) {
          for (const piece of wanted[i]!) {
            received.set(id, unite([...(received.get(id) ?? []), piece]));
            for (let seq = piece[0]; seq < piece[1]; seq++) stored.push(`${id} ${seq}`);
          }
        }
      }
      const union = new Set(
        groups
          .flat()
          .flatMap(({ page, from, count }) =>
            Array.from({ length: count }, (_, i) => `${pageId(page)} ${from + i}`),
          ),
      );
      expect(stored.sort()).toEqual([...union].sort());
    }),
  );
});
