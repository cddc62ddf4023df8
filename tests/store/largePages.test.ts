import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { createIngest } from '../../src/store/createIngest.js';
import { unite } from '../../src/store/intervals.js';
import { openEmbedded } from '../../src/store/openEmbedded.js';
import { tables } from '../../src/store/tables.js';
import { withData } from '../collector/runCollector.js';
import { freshPageId, measures, sampleBatch } from '../collector/sampleBatch.js';

/** What a page sends: where it begins, how many entries, how many of what comes after were dropped. */
const sent = fc.record({
  from: fc.integer({ min: 0, max: 60 }),
  count: fc.integer({ min: 0, max: 6 }),
  dropped: fc.integer({ min: 0, max: 6 }),
  page: fc.integer({ min: 0, max: 1 }),
  /** Whether the collector has begun anew before. */
  restarted: fc.boolean(),
});

test('of pages with more rows than are looked up, each number is stored once, and told of as dropped once', () =>
  withData(async (data) => {
    test.setTimeout(120_000);
    const engine = await openEmbedded(data);
    try {
      for (const table of tables) await engine.command(table);
      const open = () => createIngest(engine, { linger: 0, enough: 1, most: 1e9, mostOfPage: 2 });
      await fc.assert(
        fc.asyncProperty(fc.array(sent, { minLength: 12, maxLength: 20 }), async (plan) => {
          const ids = [freshPageId(Date.now()), freshPageId(Date.now())];
          let ingest = open();
          const stored = ids.map(() => new Set<number>());
          const declared = ids.map(() => new Set<number>());
          for (const { from, count, dropped, page, restarted } of plan) {
            if (restarted) ingest = open();
            const told = dropped ? { dropped: { limit: dropped } } : {};
            if (!count && !dropped) continue;
            await ingest.take(
              sampleBatch(0, measures(from, count), { from, attempt: 2, page: { id: ids[page]! }, ...told }),
              1,
            );
            for (let seq = from; seq < from + count; seq++) stored[page]!.add(seq);
            for (let seq = from + count; seq < from + count + dropped; seq++) declared[page]!.add(seq);
          }
          for (const [i, id] of ids.entries()) {
            const rows = await engine.query<{ seq: number }>(
              `SELECT seq FROM entries WHERE page_id = '${id}' ORDER BY seq`,
            );
            expect(rows.map(({ seq }) => seq)).toEqual([...stored[i]!].sort((a, b) => a - b));
            const runs = await engine.query<{ first: number; last: number }>(
              `SELECT first, last FROM dropped WHERE page_id = '${id}'`,
            );
            const numbers = runs.reduce((sum, { first, last }) => sum + last + 1 - first, 0);
            expect(numbers).toBe(declared[i]!.size);
            const union = unite(runs.map(({ first, last }) => [first, last + 1]));
            expect(union.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(declared[i]!.size);
          }
        }),
        { numRuns: process.env.FIELDMARK_LONG ? 60 : 6, endOnFailure: true },
      );
    } finally {
      await engine.close();
    }
  }));
