import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  type Batch,
  type Coverage,
  type Dropped,
  type NumberRange,
  type Overview,
  type Reason,
  reasons,
} from '../../src/wire/index.js';
import { type Running, runCollector, withCollector, withData } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

/** What is sent of a page at a time: entries from a number on, then what is dropped. */
interface Sent {
  from: number;
  count: number;
  dropped: Dropped;
}

const sent: fc.Arbitrary<Sent> = fc.record({
  from: fc.integer({ min: 0, max: 30 }),
  count: fc.integer({ min: 0, max: 8 }),
  dropped: fc.dictionary(fc.constantFrom(...reasons), fc.integer({ min: 1, max: 6 }), { maxKeys: 3 }),
});

/** The law, number by number: stored whenever it came; else dropped for the reason named first; else missing. */
class PageModel {
  readonly stored = new Set<number>();
  readonly declared = new Map<number, Reason>();

  add({ from, count, dropped }: Sent) {
    let next = from;
    while (next < from + count) this.stored.add(next++);
    for (const reason of reasons) {
      for (let i = dropped[reason] ?? 0; i > 0; i--, next++)
        if (!this.declared.has(next)) this.declared.set(next, reason);
    }
  }

  states(): string[] {
    const length = Math.max(-1, ...this.stored, ...this.declared.keys()) + 1;
    return Array.from({ length }, (_, seq) =>
      this.stored.has(seq) ? 'stored' : (this.declared.get(seq) ?? 'missing'),
    );
  }
}

function numbers(states: readonly string[]) {
  const of = (state: string) => states.filter((other) => other === state).length;
  const dropped = Object.fromEntries(reasons.flatMap((reason) => (of(reason) ? [[reason, of(reason)]] : [])));
  return { numbered: states.length, stored: of('stored'), dropped, missing: of('missing') };
}

function statesOf(ranges: readonly NumberRange[]): string[] {
  return ranges.flatMap((range) =>
    new Array<string>(range.to - range.from).fill(range.state === 'dropped' ? range.reason : range.state),
  );
}

async function store(collector: Running, ...batches: Batch[]) {
  expect(await collector.post(body(...batches))).toMatchObject({ status: 204 });
}

test('whatever the order, overlap and repetition, each number is stored, dropped or missing as the model says', () =>
  withData(async (data) => {
    test.setTimeout(180_000);
    let collector = await runCollector(data);
    let run = 0;
    const histories = fc.array(fc.array(sent, { minLength: 1, maxLength: 6 }), { minLength: 20, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (pages, restarts) => {
        const app = `run-${run++}`;
        const models = pages.map(() => new PageModel());
        for (let round = 0; pages.some((history) => round < history.length); round++) {
          // What was in memory is gone.
          if (restarts && round === 1) {
            await collector.end('SIGTERM');
            collector = await runCollector(data);
          }
          const batches = pages.flatMap((history, n) => {
            const part = history[round];
            if (!part) return [];
            const { from, count, dropped } = part;
            const entries = measures(from, count);
            const again = entries.some((_, i) => models[n]!.stored.has(from + i));
            models[n]!.add(part);
            return [
              sampleBatch(run * 100 + n, entries, { from, dropped, attempt: again ? 2 : 1, page: { app } }),
            ];
          });
          await store(collector, ...batches);
        }

        const all = models.map((model) => model.states());
        const pagesSeen = all.filter(({ length }) => length).length;
        const { totals, days, pages: worst } = await collector.ask<Coverage>(`/api/coverage?app=${app}`);
        expect(totals).toEqual({ pages: pagesSeen, ...numbers(all.flat()) });
        expect(days).toHaveLength(pagesSeen ? 1 : 0);
        expect(await collector.ask<Overview>(`/api/overview?app=${app}`)).toMatchObject({
          pages: pagesSeen,
          entries: totals.stored,
          numbered: totals.numbered,
        });
        const byId = new Map(worst.map(({ id, start, url, route, ...rest }) => [id, rest]));
        for (const [n, states] of all.entries()) {
          const id = pageId(run * 100 + n);
          const complete = states.every((state) => state === 'stored');
          expect(byId.get(id)).toEqual(complete ? undefined : numbers(states));
        }
        for (const n of [0, 1, 2]) {
          const one = await collector.ask<Coverage>(`/api/coverage?page=${pageId(run * 100 + n)}`);
          expect(statesOf(one.ranges!)).toEqual(all[n]);
          expect(one.totals).toMatchObject(numbers(all[n]!));
        }
      }),
      { numRuns: 12, endOnFailure: true, includeErrorInReport: true },
    );
    await collector.end('SIGKILL');
  }));
