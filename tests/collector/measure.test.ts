import { expect, test } from '@playwright/test';
import type { Entry, Measure, Script } from '../../src/wire/index.js';
import { type Running, withCollector } from './runCollector.js';
import { body, pageId, sampleBatch } from './sampleBatch.js';

const measure = (name: string, startTime: number, duration: number): Entry => ({
  type: 'measure',
  name,
  startTime,
  duration,
});
const script = (sourceFunctionName: string, startTime: number, duration: number, forced = 0): Script => ({
  startTime,
  duration,
  sourceURL: '/app.js',
  sourceFunctionName,
  sourceCharPosition: 10,
  invoker: 'BUTTON.onclick',
  invokerType: 'event-listener',
  ...(forced && { forcedStyleAndLayoutDuration: forced }),
});
const frame = (startTime: number, duration: number, scripts: Script[]): Entry => ({
  type: 'long-animation-frame',
  startTime,
  duration,
  blockingDuration: Math.max(0, duration - 50),
  scripts,
});
const request = (startTime: number, duration: number): Entry => ({
  type: 'resource',
  name: '/api/price',
  startTime,
  duration,
  initiatorType: 'fetch',
  responseStart: startTime + duration - 1,
  serverTiming: [{ name: 'db', duration: 90 }],
});

async function store(collector: Running, ...batches: Parameters<typeof body>) {
  expect((await collector.post(body(...batches))).status).toBe(204);
}

test('the engine joins a run with the frames and requests of its page, and of no other', () =>
  withCollector(async (collector) => {
    await store(
      collector,
      sampleBatch(
        1,
        [
          measure('work', 100, 200),
          measure('load', 1000, 300),
          frame(90, 220, [script('click', 90, 215, 43)]),
          frame(400, 100, [script('elsewhere', 400, 100)]),
          request(1010, 240),
          frame(1255, 60, [script('timer', 1255, 45)]),
        ],
        { page: { release: '1.4.0' } },
      ),
      // At the same times on another page.
      sampleBatch(2, [frame(100, 200, [script('other', 100, 200)]), request(1000, 290)]),
    );
    const work = await collector.ask<Measure>('/api/measure?name=work');
    expect(work).toMatchObject({ name: 'work', count: 1, users: 1, told: 1, p50: 200, p75: 200, p95: 200 });
    expect(work.histogram.filter(({ count }) => count)).toEqual([{ from: 200, to: 208, count: 1 }]);
    expect(work.anatomy).toMatchObject({ wall: 200, verdict: 'busy' });
    expect(work.anatomy!.parts).toEqual({ script: 160, layout: 40, network: 0, blocked: 0, rest: 0 });
    const place = {
      app: 'shop',
      release: '1.4.0',
      sourceURL: '/app.js',
      sourceFunctionName: 'click',
      sourceCharPosition: 10,
      invoker: 'BUTTON.onclick',
      invokerType: 'event-listener',
      source: { missing: 'No source maps were uploaded' },
      culprit: expect.stringMatching(/^[0-9a-f]{16}$/),
    };
    expect(work.anatomy!.holders).toEqual([
      { part: 'script', ms: 160, runs: 1, script: place },
      { part: 'layout', ms: 40, runs: 1, script: place },
    ]);
    expect(work.slowest).toEqual([
      {
        ...work.sample[0],
        page: pageId(1),
        seq: 0,
        start: 100,
        duration: 200,
        pieces: [
          { part: 'script', ms: 160, script: place },
          { part: 'layout', ms: 40, script: place },
        ],
      },
    ]);

    const load = await collector.ask<Measure>('/api/measure?name=load');
    expect(load.anatomy).toMatchObject({ wall: 300, verdict: 'waiting' });
    expect(load.anatomy!.parts).toEqual({ script: 45, layout: 0, network: 240, blocked: 0, rest: 15 });
    expect(load.slowest[0]!.pieces[0]).toEqual({
      part: 'network',
      ms: 240,
      request: { url: '/api/price', initiatorType: 'fetch', serverTiming: [{ name: 'db', duration: 90 }] },
    });
  }));

test('of many runs the sample is spread evenly, and the slowest stand beside it', () =>
  withCollector(async (collector) => {
    const durations = Array.from({ length: 2_000 }, (_, i) => ((i * 7919) % 2_000) + 1);
    const pages = Array.from({ length: 4 }, (_, n) =>
      sampleBatch(
        n + 1,
        durations.slice(n * 500, n * 500 + 500).map((duration, i) => measure('spread', i, duration)),
        { page: { session: `session-${n % 2}` } },
      ),
    );
    // Of a browser that tells no long frames nothing can be said.
    const silent = sampleBatch(9, [measure('spread', 0, 100_000)], { page: { supports: ['measure'] } });
    await store(collector, ...pages, silent);
    const spread = await collector.ask<Measure>('/api/measure?name=spread');
    expect(spread).toMatchObject({ count: 2_001, users: 3, told: 2_000, p50: 1_001 });
    expect(spread.histogram).toHaveLength(32);
    expect(spread.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(2_001);
    expect(spread.sample).toHaveLength(200);
    const taken = spread.sample.map(({ duration }) => duration);
    for (const [i, duration] of taken.entries()) expect(Math.abs(duration - (i * 10 + 5))).toBeLessThan(6);
    expect(spread.anatomy!.wall).toBeCloseTo(1_000.5, -1);
    expect(spread.slowest.map(({ duration }) => duration)).toEqual(
      Array.from({ length: 20 }, (_, i) => 2_000 - i),
    );
    expect(spread.anatomy!.verdicts).toEqual({ busy: 0, waiting: 0, neither: 200 });
  }));

test('a measure that nobody made has no anatomy, and odd ones do no harm', () =>
  withCollector(async (collector) => {
    const odd = `it's {name:String} \\ "odd" 猫`;
    await store(collector, sampleBatch(1, [measure(odd, 10, -40), measure(odd, -5, 0), frame(0, 60, [])]));
    const { anatomy, ...none } = await collector.ask<Measure>('/api/measure?name=none');
    expect(anatomy).toBeUndefined();
    expect(none).toMatchObject({ count: 0, users: 0, told: 0, histogram: [], sample: [], slowest: [] });
    const told = await collector.ask<Measure>(`/api/measure?${new URLSearchParams({ name: odd })}`);
    expect(told).toMatchObject({ name: odd, count: 2 });
    expect(told.anatomy).toMatchObject({ wall: 0, verdict: 'neither' });
    const filtered = `/api/measure?${new URLSearchParams({ name: odd, app: 'other' })}`;
    expect((await collector.ask<Measure>(filtered)).count).toBe(0);
    const response = await fetch(`${collector.url}/api/measure`);
    expect([response.status, await response.json()]).toEqual([400, { error: 'The question needs a name' }]);
  }));

test('of a run with very many frames the longest are looked at, and it says so', () =>
  withCollector(async (collector) => {
    const frames = Array.from({ length: 300 }, (_, i) => frame(i * 100, 50 + (i % 40), []));
    await store(collector, sampleBatch(1, [measure('visit', 0, 30_000), ...frames]));
    const { slowest } = await collector.ask<Measure>('/api/measure?name=visit');
    expect(slowest[0]!.truncated).toBe(true);
    const total = Object.values(slowest[0]!.parts).reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeCloseTo(30_000, 6);
    expect(slowest[0]!.parts.blocked).toBeGreaterThan(40 * 80);
  }));
