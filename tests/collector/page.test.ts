import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { createAnswers } from '../../src/collector/createAnswers.js';
import type { Position } from '../../src/symbolicate/Symbolicator.js';
import type { Coverage, Entry, PageStory, StoryFrame, VisitRow } from '../../src/wire/index.js';
import { type Running, withCollector } from './runCollector.js';
import { body, measures, pageId, sampleBatch } from './sampleBatch.js';

async function store(collector: Running, ...batches: Parameters<typeof body>) {
  expect((await collector.post(body(...batches))).status).toBe(204);
}

/** One of each type, with every field that it can have. */
const each: Entry[] = [
  { type: 'view', startTime: 0 },
  {
    type: 'navigation',
    startTime: 0,
    duration: 900,
    responseStart: 80,
    loadEventEnd: 900,
    transferSize: 1234,
  },
  {
    type: 'web-vital',
    startTime: 50,
    name: 'CLS',
    value: 0.12,
    navigationType: 'reload',
    attribution: { largestShiftTarget: '#a', largestShiftTime: 40 },
  },
  { type: 'mark', startTime: 60, name: 'ready', detail: { deep: [1, null, ''] } },
  {
    type: 'measure',
    startTime: -5,
    duration: -20,
    name: 'backwards',
    detail: { devtools: { track: 'Cart' } },
  },
  { type: 'longtask', startTime: 70, duration: 60, name: 'self', container: 'ad' },
  {
    type: 'resource',
    startTime: 80,
    duration: 30,
    name: '/api/list',
    initiatorType: 'fetch',
    responseStart: 100,
    transferSize: 500,
    serverTiming: [{ name: 'db', duration: 12.5 }],
  },
  {
    type: 'long-animation-frame',
    startTime: 90,
    duration: 140,
    blockingDuration: 80,
    renderStart: 200,
    styleAndLayoutStart: 210,
    firstUIEventTimestamp: 95,
    paintTime: 228,
    presentationTime: 232,
    scripts: [
      {
        startTime: 91,
        duration: 70,
        executionStart: 92,
        forcedStyleAndLayoutDuration: 20,
        pauseDuration: 3,
        invoker: 'BUTTON#buy.onclick',
        invokerType: 'event-listener',
        sourceURL: '/app.js',
        sourceFunctionName: 'buy',
        sourceCharPosition: 0,
        windowAttribution: 'self',
      },
      { startTime: 170, duration: 9 },
    ],
  },
  {
    type: 'functions',
    startTime: 90,
    duration: 140,
    name: 'long-animation-frame',
    blockingDuration: 80,
    rows: [
      { name: 'Cart.total', calls: 3, total: 30.5, own: 20.1, longest: 12, durations: [0, 1, 14, 2] },
      {
        name: 'List',
        kind: 'component',
        caller: 'App',
        phase: 'mount',
        calls: 1,
        total: 40,
        own: 8,
        longest: 40,
        render: 30,
        layoutEffects: 6,
        effects: 4,
      },
    ],
  },
];

test('a page is answered as it was sent, by time', () =>
  withCollector(async (collector) => {
    const later = { type: 'event', startTime: 300, duration: 40, name: 'pointerdown', interactionId: 7 };
    const sent = sampleBatch(1, [...each, later as unknown as Entry], {
      page: {
        release: '1.4.0',
        environment: 'production',
        device: { cores: 8, memory: 4, mobile: false },
        context: { plan: 'free' },
      },
      view: { navigationType: 'reload' },
    });
    await store(collector, sent, sampleBatch(2, measures(0, 3)));
    const { head, entries, holes } = await collector.ask<PageStory>(`/api/page?page=${pageId(1)}&app=other`);
    expect(head).toEqual({
      id: pageId(1),
      app: 'shop',
      release: '1.4.0',
      environment: 'production',
      session: 'session-1',
      timeOrigin: sent.page.timeOrigin,
      url: '/cart',
      sdk: '0.1.0',
      supports: ['longtask', 'long-animation-frame'],
      device: { cores: 8, memory: 4, mobile: false },
      context: { plan: 'free' },
      views: [{ n: 0, startTime: 0, url: '/cart', route: '/cart', navigationType: 'reload', entries: 10 }],
      coverage: { numbered: 10, stored: 10, dropped: {}, missing: 0 },
    });
    expect(holes).toEqual([]);
    const known = { culprit: expect.stringMatching(/^[0-9a-f]{16}$/) };
    const told = [...each.entries()].map(([seq, entry]) => {
      if (entry.type !== 'long-animation-frame') return { seq, view: 0, ...entry };
      const scripts = entry.scripts!.map((script) => ({
        ...script,
        ...known,
        ...(script.sourceURL && { source: { missing: 'No source maps were uploaded' } }),
      }));
      const running = {
        code: [
          { name: 'Cart.total', kind: 'function', calls: 3, own: 20.1 },
          { name: 'List', kind: 'component', calls: 1, own: 8 },
        ],
        measures: [],
      };
      return { seq, view: 0, ...entry, scripts, running };
    });
    expect(entries).toEqual([
      told[4],
      told[0],
      told[1],
      ...told.slice(2, 4),
      ...told.slice(5),
      {
        seq: 9,
        view: 0,
        type: 'other',
        sentType: 'event',
        startTime: 300,
        duration: 40,
        name: 'pointerdown',
        detail: { interactionId: 7 },
      },
    ]);
  }));

test('what lacks of a page is told with its reason and about when it was, and agrees with the coverage', () =>
  withCollector(async (collector) => {
    const dropped = sampleBatch(1, measures(0, 10), { dropped: { limit: 3, quota: 2 } });
    const restored = {
      n: 1,
      startTime: 30,
      url: '/list',
      route: '/list',
      navigationType: 'back-forward-cache' as const,
    };
    await store(collector, dropped, {
      ...dropped,
      view: restored,
      from: 40,
      entries: measures(40, 5),
      dropped: { age: 1 },
    });
    const { head, holes, entries } = await collector.ask<PageStory>(`/api/page?page=${pageId(1)}`);
    const { totals } = await collector.ask<Coverage>(`/api/coverage?page=${pageId(1)}`);
    expect(head?.coverage).toEqual({
      numbered: 46,
      stored: 15,
      dropped: { limit: 3, quota: 2, age: 1 },
      missing: 25,
    });
    expect(totals).toEqual({ pages: 1, ...head!.coverage });
    expect(holes).toEqual([
      { from: 10, to: 13, state: 'dropped', reason: 'limit', after: 19 },
      { from: 13, to: 15, state: 'dropped', reason: 'quota' },
      { from: 15, to: 40, state: 'missing', before: 40 },
      { from: 45, to: 46, state: 'dropped', reason: 'age', after: 54 },
    ]);
    expect(head?.views).toMatchObject([
      { n: 0, entries: 10 },
      { ...restored, entries: 5 },
    ]);
    expect(entries.map(({ view }) => view).join('')).toBe('000000000011111');
  }));

test('of a page with more than 10,000 entries the longest are kept, and what tells of the page itself', () =>
  withCollector(async (collector) => {
    const lengths = (from: number, count: number): Entry[] =>
      Array.from({ length: count }, (_, i) => ({
        type: 'measure',
        name: 'm',
        startTime: from + i,
        duration: ((from + i) * 7919) % 12_007,
      }));
    await store(collector, sampleBatch(1, [{ type: 'view', startTime: 0 }, ...lengths(1, 5999)]));
    await store(collector, sampleBatch(1, lengths(6000, 6007), { from: 6000 }));
    const { head, entries } = await collector.ask<PageStory>(`/api/page?page=${pageId(1)}`);
    expect(head?.coverage.stored).toBe(12_007);
    expect(entries).toHaveLength(10_000);
    expect(entries[0]).toMatchObject({ type: 'view', seq: 0 });
    const kept = entries.flatMap((entry) => (entry.type === 'measure' ? [entry.duration] : []));
    expect(Math.min(...kept)).toBe(12_006 - 9998);
    expect(new Set(entries.map(({ seq }) => seq)).size).toBe(10_000);
    expect(entries.map(({ startTime }) => startTime)).toEqual(
      entries.map(({ startTime }) => startTime).sort((a, b) => a - b),
    );
  }));

test('a page of huge entries is cut by size', () =>
  withCollector(async (collector) => {
    const huge = (from: number): Entry => {
      return { type: 'mark', name: 'huge', startTime: from, detail: 'x'.repeat(15_000) };
    };
    for (let from = 0; from < 1200; from += 400) {
      const batch = sampleBatch(
        1,
        Array.from({ length: 400 }, (_, i) => huge(from + i)),
        { from },
      );
      expect((await collector.post(gzipSync(body(batch)))).status).toBe(204);
    }
    const { head, entries } = await collector.ask<PageStory>(`/api/page?page=${pageId(1)}`);
    expect(head?.coverage.stored).toBe(1200);
    expect(entries.length).toBeGreaterThan(1000);
    expect(JSON.stringify(entries).length).toBeLessThan(16_500_000);
  }));

test('a page of which nothing is stored has no head, and what is no id is refused', () =>
  withCollector(async (collector) => {
    expect(await collector.ask('/api/page')).toEqual({ entries: [], holes: [] });
    expect(await collector.ask(`/api/page?page=${pageId(9)}`)).toEqual({ entries: [], holes: [] });
    expect(await collector.ask(`/api/page?page=1%20OR%201`)).toEqual({
      error: 'page must be the id of a page, a UUID, not "1 OR 1"',
    });
  }));

test('visits are listed by what is asked, those without it last, and the filter narrows them', () =>
  withCollector(async (collector) => {
    const frame = (startTime: number, duration: number): Entry => {
      return { type: 'long-animation-frame', startTime, duration, blockingDuration: duration - 50 };
    };
    const vital = (name: 'LCP' | 'INP', value: number): Entry => {
      return { type: 'web-vital', startTime: 10, name, value, navigationType: 'navigate' };
    };
    const device = { cores: 4, mobile: true };
    await store(
      collector,
      sampleBatch(1, [frame(0, 90), frame(200, 150), vital('LCP', 3000), vital('LCP', 900)], {
        page: { device, release: '2.0.0' },
      }),
      sampleBatch(2, [frame(0, 400), vital('INP', 80)]),
      sampleBatch(2, [vital('INP', 500), vital('INP', 300)], { from: 9, view: { n: 1, route: '/list' } }),
      sampleBatch(3, [vital('INP', 90), vital('LCP', 1000)], { view: { url: '/other', route: '/other' } }),
    );
    const list = async (query: string) =>
      (await collector.ask<VisitRow[]>(`/api/visits?${query}`)).map(({ id }) => Number(`0x${id.slice(-4)}`));
    expect(await list('')).toEqual([2, 1, 3]);
    expect(await list('sort=inp')).toEqual([2, 3, 1]);
    expect(await list('sort=lcp')).toEqual([3, 1, 2]);
    expect(await list('sort=time')).toEqual([3, 2, 1]);
    expect(await list('route=/list')).toEqual([2]);
    expect(await list('app=none')).toEqual([]);
    const [two, one, three] = await collector.ask<VisitRow[]>('/api/visits?sort=blocking');
    expect(one).toEqual({
      id: pageId(1),
      start: sampleBatch(1, []).page.timeOrigin,
      app: 'shop',
      release: '2.0.0',
      url: '/cart',
      route: '/cart',
      views: 1,
      device,
      longestFrame: 150,
      blocking: 140,
      lcp: 900,
      entries: 4,
    });
    expect(two).toMatchObject({ views: 2, longestFrame: 400, blocking: 350, inp: 300, entries: 4 });
    expect(two).not.toHaveProperty('lcp');
    expect(three).toMatchObject({ url: '/other', blocking: 0, inp: 90, lcp: 1000 });
    expect(three).not.toHaveProperty('longestFrame');
    expect(await collector.ask('/api/visits?sort=name')).toEqual({
      error: 'sort must be one of blocking, inp, lcp, time, not "name"',
    });
  }));

test('a hundred visits are listed at most, the worst', () =>
  withCollector(async (collector) => {
    const pages = Array.from({ length: 130 }, (_, i) =>
      sampleBatch(i, [
        { type: 'long-animation-frame', startTime: 0, duration: 60 + i, blockingDuration: 10 + i },
      ]),
    );
    await store(collector, ...pages);
    const rows = await collector.ask<VisitRow[]>('/api/visits');
    expect(rows.map(({ blocking }) => blocking)).toEqual(Array.from({ length: 100 }, (_, i) => 139 - i));
  }));

test('scripts are answered with their sources, each place looked up once', async () => {
  const script = { startTime: 0, duration: 9, sourceURL: '/a.js', sourceCharPosition: 7 };
  const frame = { seq: 0, view: 0, type: 'long-animation-frame', startTime: 0, duration: 90 } as const;
  const bare: StoryFrame & { seq: number; view: number } = {
    ...frame,
    scripts: [{ startTime: 0, duration: 9 }],
  };
  const story = {
    head: { app: 'shop', release: '1.4.0' },
    entries: [
      bare,
      { ...frame, scripts: [script, { ...script, sourceCharPosition: 90 }] },
      { ...frame, scripts: [script] },
    ],
    holes: [],
  };
  const asked: Position[] = [];
  const ask = createAnswers({
    store: { ask: (async () => story) as never },
    symbolicator: {
      async locate(positions) {
        asked.push(...positions);
        return positions.map(({ position }) =>
          position === 7 ? { file: 'a.ts', line: 3, column: 1 } : { missing: 'No map was uploaded.' },
        );
      },
      async close() {},
    },
  });
  const { entries } = await ask('page', { page: pageId(1) });
  expect(asked).toEqual([
    { app: 'shop', release: '1.4.0', url: '/a.js', position: 7 },
    { app: 'shop', release: '1.4.0', url: '/a.js', position: 90 },
  ]);
  const sources = entries.map((entry) =>
    entry.type === 'long-animation-frame' ? entry.scripts?.map(({ source }) => source) : undefined,
  );
  const found = { file: 'a.ts', line: 3, column: 1 };
  expect(sources).toEqual([[undefined], [found, { missing: 'No map was uploaded.' }], [found]]);
});
