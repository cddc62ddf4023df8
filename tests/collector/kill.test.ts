import { expect, test } from '@playwright/test';
import type { Coverage, MeasureRow, Overview } from '../../src/wire/index.js';
import { runCollector, withData } from './runCollector.js';
import { body, measures, sampleBatch } from './sampleBatch.js';

test('killed in mid-load, it has all that it acknowledged, and nothing twice when the rest is sent again', () =>
  withData(async (data) => {
    test.setTimeout(120_000);
    const pages = 60;
    const perBatch = 20;
    const perPage = 5;
    /** What each page gave up with every part of it; its numbers come after those of the entries. */
    const lost = 7;
    const first = await runCollector(data);
    const acknowledged = new Set<string>();
    const send = async (url: string, n: number, part: number, attempt: number) => {
      const from = part * perBatch;
      const batch = sampleBatch(n, measures(from, perBatch), { from, attempt });
      const gone = { from: perPage * perBatch + part * lost, attempt, dropped: { quota: lost } };
      const { status } = await fetch(`${url}/v1/batches`, {
        method: 'POST',
        body: body(batch, sampleBatch(n, [], gone)),
      });
      if (status === 204) acknowledged.add(`${n} ${part}`);
    };
    const parts = Array.from(
      { length: pages * perPage },
      (_, i) => [i % pages, Math.floor(i / pages)] as const,
    );

    let next = 0;
    const load = Promise.all(
      Array.from({ length: 40 }, async () => {
        for (let part = parts[next++]; part; part = parts[next++])
          await send(first.url, ...part, 1).catch(() => {});
      }),
    );
    await expect.poll(() => acknowledged.size, { intervals: [5] }).toBeGreaterThan(60);
    await first.end('SIGKILL');
    await load;
    expect(acknowledged.size).toBeLessThan(parts.length);

    const second = await runCollector(data);
    const stored = await second.ask<Overview>('/api/overview');
    expect(stored.entries).toBeGreaterThanOrEqual(acknowledged.size * perBatch);
    const quota = async () => (await second.ask<Coverage>('/api/coverage')).totals.dropped.quota ?? 0;
    expect(await quota()).toBeGreaterThanOrEqual(acknowledged.size * lost);
    await Promise.all(
      parts
        .filter(([n, part]) => !acknowledged.has(`${n} ${part}`))
        .map(([n, part]) => send(second.url, n, part, 2)),
    );
    expect(acknowledged.size).toBe(parts.length);

    const all = pages * perPage * perBatch;
    expect(await second.ask<Overview>('/api/overview')).toMatchObject({
      pages,
      entries: all,
      numbered: all + parts.length * lost,
    });
    expect(await quota()).toBe(parts.length * lost);
    const rows = await second.ask<MeasureRow[]>('/api/measures');
    expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: perPage * perBatch }, () => pages));
    expect(await second.end('SIGTERM')).toBe(0);
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
