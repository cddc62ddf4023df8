import { expect, test } from '@playwright/test';
import type { Coverage, MeasureRow, Overview } from '../../src/wire/index.js';
import { readStore } from './readStore.js';
import { long, runCollector, withData } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

for (let round = 1; round <= (long ? 20 : 2); round++)
  test(`killed in mid-load, it has all that it acknowledged, and the rest when that is sent again, once (${round})`, () =>
    withData(async (data) => {
      test.setTimeout(120_000);
      const pages = 60;
      const perBatch = 20;
      const perPage = 5;
      /** What each page gave up with every part of it; its numbers come after those of the entries. */
      const lost = 7;
      const timeOrigin = Date.now();
      const acknowledged = new Set<string>();
      const send = async (url: string, n: number, part: number, attempt: number) => {
        const from = part * perBatch;
        const batch = sampleBatch(n, measures(from, perBatch), { from, attempt, page: { timeOrigin } });
        const gone = sampleBatch(n, [], {
          from: perPage * perBatch + part * lost,
          attempt,
          dropped: { quota: lost },
          page: { timeOrigin },
        });
        const { status } = await fetch(`${url}/v1/batches`, { method: 'POST', body: body(batch, gone) });
        if (status === 204) acknowledged.add(`${n} ${part}`);
      };
      const parts = Array.from(
        { length: pages * perPage },
        (_, i) => [i % pages, Math.floor(i / pages)] as const,
      );
      const waiting = () => parts.filter(([n, part]) => !acknowledged.has(`${n} ${part}`));
      const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

      const first = await runCollector(data);
      let next = 0;
      const load = Promise.all(
        Array.from({ length: 40 }, async () => {
          for (let part = parts[next++]; part; part = parts[next++])
            await send(first.url, ...part, 1).catch(() => {});
        }),
      );
      // A different moment each time: between two inserts, or in one.
      const enough = 20 + Math.floor(Math.random() * 80);
      await expect.poll(() => acknowledged.size, { intervals: [5] }).toBeGreaterThan(enough);
      await first.end('SIGKILL');
      await load;
      expect(acknowledged.size).toBeLessThan(parts.length);

      const kept = await readStore(data);
      const missing = parts.filter(
        ([n, part]) =>
          acknowledged.has(`${n} ${part}`) &&
          numbers(part * perBatch, (part + 1) * perBatch).some(
            (seq) => !kept.numbers[pageId(n)]?.includes(seq),
          ),
      );
      expect(missing).toEqual([]);

      const second = await runCollector(data);
      await Promise.all(waiting().map(([n, part]) => send(second.url, n, part, 2)));
      expect(waiting()).toEqual([]);
      const all = pages * perPage * perBatch;
      expect(await second.ask<Overview>('/api/overview')).toMatchObject({
        pages,
        entries: all,
        numbered: all + parts.length * lost,
      });
      const { totals } = await second.ask<Coverage>('/api/coverage');
      expect(totals.dropped.quota).toBe(parts.length * lost);
      const rows = await second.ask<MeasureRow[]>('/api/measures');
      expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: perPage * perBatch }, () => pages));
      expect(await second.end('SIGTERM')).toBe(0);
      const stored = await readStore(data);
      expect(stored.rows).toBe(all);
      for (let n = 0; n < pages; n++)
        expect(stored.numbers[pageId(n)]).toEqual(numbers(0, perPage * perBatch));
    }));

test('told to stop, it stores what it holds, answers it and exits with 0', () =>
  withData(async (data) => {
    const first = await runCollector(data);
    const answers = Array.from({ length: 10 }, (_, n) => first.post(body(sampleBatch(n, measures(0, 5)))));
    // The ten are held once a later request is answered, for that goes past the waiting ones.
    await fetch(`${first.url}/healthz`);
    const code = first.end('SIGTERM');
    const outcomes = await Promise.allSettled(answers);
    expect(await code).toBe(0);
    const stored = outcomes.filter(
      (outcome) => outcome.status === 'fulfilled' && outcome.value.status === 204,
    ).length;
    const second = await runCollector(data);
    expect((await second.ask<Overview>('/api/overview')).entries).toBe(stored * 5);
    expect(stored).toBeGreaterThan(0);
    await second.end('SIGTERM');
  }));
