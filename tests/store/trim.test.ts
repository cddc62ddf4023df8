import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type Interval, unite } from '../../src/store/intervals.js';
import { trim } from '../../src/store/trim.js';
import { measures, pageId, sampleBatch } from '../collector/sampleBatch.js';

const sent = fc.record({
  page: fc.integer({ min: 0, max: 2 }),
  from: fc.integer({ min: 0, max: 40 }),
  count: fc.integer({ min: 1, max: 15 }),
});

test('whatever the order, overlap and repetition, each entry is wanted once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(sent, { maxLength: 6 }), { maxLength: 6 }), (groups) => {
      const received = new Map<string, readonly Interval[]>();
      const stored: string[] = [];
      for (const group of groups) {
        const batches = group.map(({ page, from, count }) =>
          sampleBatch(page, measures(from, count), { from }),
        );
        const wanted = trim(batches, (id) => received.get(id) ?? []);
        for (const [i, { page }] of batches.entries()) {
          for (const piece of wanted[i]!) {
            received.set(page.id, unite(received.get(page.id) ?? [], piece));
            for (let seq = piece[0]; seq < piece[1]; seq++) stored.push(`${page.id} ${seq}`);
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
