import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readStore } from './readStore.js';
import { long, runCollector, withData } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

interface Run {
  page: number;
  from: number;
  count: number;
}
/** Requests that go out together, each on a connection of its own, and whether the collector is killed under them. */
interface Wave {
  requests: Run[][];
  killed: boolean;
}

const pages = 5;
const run: fc.Arbitrary<Run> = fc.record({
  page: fc.nat(pages - 1),
  from: fc.oneof(fc.constant(0), fc.nat(60)),
  count: fc.integer({ min: 1, max: 30 }),
});
const wave: fc.Arbitrary<Wave> = fc.record({
  requests: fc.array(fc.array(run, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
  killed: fc.boolean(),
});
const numbersOf = ({ from, count }: Run) => Array.from({ length: count }, (_, i) => from + i);

test('whatever ranges come however often, in any order and over kills: what is stored is their union, once', () => {
  test.setTimeout(long ? 1_800_000 : 60_000);
  return fc.assert(
    fc.asyncProperty(fc.array(wave, { minLength: 2, maxLength: long ? 5 : 3 }), (waves) =>
      withData(async (data) => {
        const timeOrigin = Date.now();
        const acknowledged = Array.from({ length: pages }, () => new Set<number>());
        const sent = Array.from({ length: pages }, () => new Set<number>());
        let collector = await runCollector(data);
        try {
          for (const { requests, killed } of waves) {
            const answers = requests.map(async (runs) => {
              const batches = runs.map((run) => {
                const numbers = numbersOf(run);
                const attempt = numbers.some((n) => sent[run.page]!.has(n)) ? 2 : 1;
                for (const n of numbers) sent[run.page]!.add(n);
                return sampleBatch(run.page, measures(run.from, run.count), {
                  from: run.from,
                  attempt,
                  page: { timeOrigin: timeOrigin + run.page },
                });
              });
              const answer = await collector.post(body(...batches)).catch(() => undefined);
              if (!killed) expect(answer).toEqual({ status: 204, text: '' });
              if (answer?.status !== 204) return;
              for (const run of runs) for (const n of numbersOf(run)) acknowledged[run.page]!.add(n);
            });
            if (killed) {
              // At a moment of chance: before, in or after the writing of what was just sent.
              await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
              await collector.end('SIGKILL');
            }
            await Promise.all(answers);
            if (killed) collector = await runCollector(data);
          }
          expect(await collector.end('SIGTERM')).toBe(0);
        } finally {
          await collector.end('SIGKILL');
        }
        const { rows, numbers } = await readStore(data);
        expect(rows).toBe(Object.values(numbers).reduce((sum, { length }) => sum + length, 0));
        for (let page = 0; page < pages; page++) {
          const stored = new Set(numbers[pageId(page)] ?? []);
          expect([...acknowledged[page]!].filter((n) => !stored.has(n))).toEqual([]);
          expect([...stored].filter((n) => !sent[page]!.has(n))).toEqual([]);
        }
      }),
    ),
    { numRuns: long ? 100 : 4, endOnFailure: true },
  );
});
