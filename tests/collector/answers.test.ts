import { expect, test } from '@playwright/test';
import type { Choices, Entry, MeasureRow, Overview, Series, Vital } from '../../src/wire/index.js';
import { type Running, withCollector } from './runCollector.js';
import { body, measures, sampleBatch } from './sampleBatch.js';

const lcp = (value: number, startTime = 100): Entry => ({
  type: 'web-vital',
  startTime,
  name: 'LCP',
  value,
  navigationType: 'navigate',
});
const measure = (name: string, duration: number, startTime = 0): Entry => ({
  type: 'measure',
  startTime,
  duration,
  name,
});
const frame = (duration: number, blockingDuration: number): Entry => ({
  type: 'long-animation-frame',
  startTime: 0,
  duration,
  blockingDuration,
});

async function store(collector: Running, ...batches: Parameters<typeof body>) {
  expect((await collector.post(body(...batches))).status).toBe(204);
}

test('of a Web Vital sent several times for a view, the last counts, in whatever order it came', () =>
  withCollector(async (collector) => {
    await store(collector, sampleBatch(1, [lcp(3000)], { from: 7 }));
    await store(collector, sampleBatch(1, [lcp(1000), lcp(2000)]));
    await store(collector, sampleBatch(1, [lcp(5000)], { from: 9, view: { n: 1 } }));
    await store(collector, sampleBatch(2, [lcp(2000)]), sampleBatch(3, [lcp(1000)]));
    const [vital, ...others] = await collector.ask<Vital[]>('/api/vitals');
    expect(others).toEqual([]);
    expect(vital).toMatchObject({
      name: 'LCP',
      views: 4,
      p75: 3500,
      good: 0.5,
      needsImprovement: 0.25,
      poor: 0.25,
    });
    const filled = vital!.histogram.filter(({ count }) => count);
    expect(filled).toEqual([
      { from: 1000, to: 1250, count: 1 },
      { from: 2000, to: 2250, count: 1 },
      { from: 3000, to: 3250, count: 1 },
      { from: 5000, to: 5250, count: 1 },
    ]);
    expect(vital!.histogram.at(-1)).not.toHaveProperty('to');
  }));

test('measures come by name with exact percentiles, the costliest first', () =>
  withCollector(async (collector) => {
    const hundred = Array.from({ length: 101 }, (_, i) => measure('even', i));
    await store(collector, sampleBatch(1, [...hundred, measure('one', 10_000), measure('back', -5)]));
    expect(await collector.ask<MeasureRow[]>('/api/measures')).toEqual([
      { name: 'one', count: 1, users: 1, p50: 10_000, p75: 10_000, p95: 10_000, p99: 10_000, total: 10_000 },
      { name: 'even', count: 101, users: 1, p50: 50, p75: 75, p95: 95, p99: 99, total: 5050 },
      { name: 'back', count: 1, users: 1, p50: -5, p75: -5, p95: -5, p99: -5, total: -5 },
    ]);
  }));

test('the overview knows how much is missing', () =>
  withCollector(async (collector) => {
    await store(
      collector,
      sampleBatch(1, [measure('a', 1), measure('b', 1)]),
      sampleBatch(1, [measure('c', 1)], { from: 5, view: { n: 1, route: '/pay' } }),
      sampleBatch(2, [measure('d', 1)], { from: 3, page: { session: 'session-1' } }),
    );
    const { newest, ...seen } = await collector.ask<Overview>('/api/overview');
    expect(seen).toEqual({ pages: 2, sessions: 1, views: 3, entries: 4, numbered: 10 });
    expect(Math.abs(Date.now() - newest!)).toBeLessThan(2 * 3_600_000 + 60_000);
    // Nobody knows which route the three missing entries of the page belong to.
    expect(await collector.ask<Overview>('/api/overview?route=/pay')).toMatchObject({
      pages: 1,
      entries: 1,
      numbered: 4,
    });
    expect(await collector.ask<Overview>('/api/overview?app=none')).toEqual({
      pages: 0,
      sessions: 0,
      views: 0,
      entries: 0,
      numbered: 0,
    });
  }));

test('the choices follow each other, most used first', () =>
  withCollector(async (collector) => {
    const one = measure('a', 1);
    await store(
      collector,
      sampleBatch(1, [one], { page: { app: 'admin', release: '9' }, view: { route: '/users' } }),
      sampleBatch(2, [one, one], { page: { release: '1' }, view: { route: '/' } }),
      sampleBatch(3, [one, one, one], { page: { release: '2' } }),
    );
    expect(await collector.ask<Choices>('/api/choices')).toEqual({
      apps: ['shop', 'admin'],
      releases: ['2', '1', '9'],
      routes: ['/cart', '/', '/users'],
    });
    expect(await collector.ask<Choices>('/api/choices?app=shop&release=1&route=/x')).toEqual({
      apps: ['shop', 'admin'],
      releases: ['2', '1'],
      routes: ['/'],
    });
  }));

test('the series has a value for each step, and none where nothing was', () =>
  withCollector(async (collector) => {
    const minute = 60_000;
    const start = Math.floor(Date.now() / minute) * minute - 10 * minute;
    const page = { timeOrigin: start };
    await store(
      collector,
      sampleBatch(1, [frame(90, 40), lcp(1000), lcp(3000, 5 * minute)], { page }),
      sampleBatch(2, [frame(90, 60), lcp(2000)], { page }),
    );
    const answer = await collector.ask<Series>(`/api/series?from=${start}&to=${start + 8 * minute}`);
    expect(answer.step).toBe(minute);
    expect(answer.time).toEqual(Array.from({ length: 8 }, (_, i) => start + i * minute));
    expect(answer.views).toEqual([2, 0, 0, 0, 0, 1, 0, 0]);
    expect(answer.blocking).toEqual([50, null, null, null, null, 0, null, null]);
    expect(answer.lcp).toEqual([2000, null, null, null, null, 3000, null, null]);
    expect(answer.inp).toEqual(new Array(8).fill(null));
    const open = await collector.ask<Series>('/api/series');
    expect(open.time).toHaveLength(6);
    expect((await collector.ask<Series>('/api/series?app=none')).time).toEqual([]);
  }));

test('every question takes every filter, and none can be broken out of', () =>
  withCollector(async (collector) => {
    const odd = `it's "odd" \\ {app:String} 猫 %`;
    await store(
      collector,
      sampleBatch(1, [measure('mine', 1)], { page: { app: odd, release: odd }, view: { route: odd } }),
      sampleBatch(2, [measure('other', 1)]),
    );
    const filter = new URLSearchParams({
      app: odd,
      release: odd,
      route: odd,
      from: '0',
      to: String(Date.now() + 1),
    });
    const found = await collector.ask<MeasureRow[]>(`/api/measures?${filter}`);
    expect(found.map(({ name }) => name)).toEqual(['mine']);
    for (const question of [
      'choices',
      'overview',
      'vitals',
      'culprits',
      'measures',
      'measure?name=mine',
      'interactions',
      'series',
      'coverage',
      'releases',
    ]) {
      expect(
        (await fetch(`${collector.url}/api/${question}${question.includes('?') ? '&' : '?'}${filter}`))
          .status,
        question,
      ).toBe(200);
    }
    const injected = new URLSearchParams({ app: "' OR 1 = 1 --" });
    expect(await collector.ask<MeasureRow[]>(`/api/measures?${injected}`)).toEqual([]);
  }));

test('a filter that is none is refused in one sentence', () =>
  withCollector(async ({ url }) => {
    for (const [query, sentence] of [
      ['apps=shop', 'There is no filter "apps": use app, release, route, device, from and to'],
      ['from=yesterday', 'from must be a time in whole milliseconds since 1970, not "yesterday"'],
      ['to=1e300', 'to must be a time in whole milliseconds since 1970, not "1e300"'],
      ['device=watch', 'device must be mobile or desktop, not "watch"'],
      ['from=2&to=1', 'from must not be after to'],
    ]) {
      const response = await fetch(`${url}/api/vitals?${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: sentence });
    }
    for (const [query, sentence] of [
      ['', 'key must be the key of a row of culprits'],
      ["?key='", `key must be the key of a row of culprits, 16 hexadecimal digits, not "'"`],
    ]) {
      const response = await fetch(`${url}/api/culprit${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: sentence });
    }
    expect((await fetch(`${url}/api/anything`)).status).toBe(404);
  }));

test('a question that a stopping collector can no longer answer is told that it stops', () =>
  withCollector(async ({ url, post, errors, end }) => {
    await post(body(sampleBatch(1, measures(0, 1))));
    const statuses = Array.from({ length: 24 }, () =>
      fetch(`${url}/api/advice`).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    await fetch(`${url}/healthz`);
    expect(await end('SIGTERM')).toBe(0);
    const told = await Promise.all(statuses);
    expect(told.filter((status) => ![0, 200, 503].includes(status))).toEqual([]);
    expect(errors()).toBe('');
  }));
