import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import fc from 'fast-check';
import { type Ask, createAnswers } from '../../src/collector/createAnswers.js';
import { withoutHash } from '../../src/collector/withoutHash.js';
import { openStore, type Store } from '../../src/store/index.js';
import type { Symbolicator } from '../../src/symbolicate/Symbolicator.js';
import type { Batch, Entry, Script, Source, SourceMissing } from '../../src/wire/index.js';
import { long } from './runCollector.js';
import { sampleBatch } from './sampleBatch.js';

const hour = 3_600_000;

/** The engine itself, one for all tests of the file: each asks about an app of its own. */
const test = base.extend<object, { store: Store; ask: Ask }>({
  store: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const path = mkdtempSync(join(tmpdir(), 'fieldmark-'));
      const store = await openStore({ path });
      await use(store);
      await store.close();
      rmSync(path, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  ask: [async ({ store }, use) => use(createAnswers({ store })), { scope: 'worker' }],
});

let pages = 0x5000;

/** Of a page and a session of its own. */
const batch = (app: string, entries: Entry[], more: Parameters<typeof sampleBatch>[2] = {}): Batch =>
  sampleBatch(++pages, entries, { ...more, page: { app, ...more.page } });

const take = (store: Store, ...batches: Batch[]) => Promise.all(batches.map((one) => store.take(one, 1_000)));

const script = (sourceFunctionName: string, duration: number, more: Partial<Script> = {}): Script => ({
  startTime: 0,
  duration,
  sourceURL: '/app.js',
  sourceFunctionName,
  sourceCharPosition: 10,
  invoker: 'BUTTON#buy.onclick',
  invokerType: 'event-listener',
  ...more,
});

const frame = (duration: number, blockingDuration: number, scripts: Script[] = [], startTime = 0): Entry => ({
  type: 'long-animation-frame',
  startTime,
  duration,
  blockingDuration,
  ...(scripts.length && { scripts }),
});

/** Sums differ in their last digits by the order in which the engine adds up. */
const rounded = (value: unknown) =>
  JSON.parse(JSON.stringify(value), (_, part) => (typeof part === 'number' ? Number(part.toFixed(6)) : part));

/** Knows the source of the places that are listed, as `release url@position`. */
const standIn = (known: Record<string, Partial<Source>>): Symbolicator => ({
  locate: async (positions) =>
    positions.map(({ release, url, position }): Source | SourceMissing => {
      const source = known[`${release} ${url}@${position}`];
      return source
        ? { file: 'src/cart.ts', line: 7, column: 3, ...source }
        : { missing: `No source map of ${url} in release ${release} was uploaded.` };
    }),
  close: async () => {},
});

test("a frame's blocking time is shared out to its scripts, and the rows sum to the frames", async ({
  store,
  ask,
}) => {
  const session = { page: { session: 'the same' } };
  await take(
    store,
    batch(
      'shared',
      [frame(200, 100, [script('slow', 100, { forcedStyleAndLayoutDuration: 25 }), script('fast', 50)])],
      session,
    ),
    // Twice in one frame is one frame; scripts that sum to more than the frame share all of its blocking.
    batch(
      'shared',
      [
        frame(100, 60, [script('slow', 60), script('slow', 60, { forcedStyleAndLayoutDuration: 30 })]),
        frame(80, 30, [], 1_000),
      ],
      session,
    ),
    batch('shared', [{ type: 'view', startTime: 0 }]),
  );
  const { rows, ...all } = await ask('culprits', { app: 'shared' });
  expect(all).toEqual({ frames: 3, totalBlocking: 190, visits: 2 });
  expect(rows).toEqual([
    {
      key: expect.stringMatching(/^[0-9a-f]{16}$/),
      app: 'shared',
      release: '',
      sourceURL: '/app.js',
      sourceFunctionName: 'slow',
      sourceCharPosition: 10,
      invoker: 'BUTTON#buy.onclick',
      invokerType: 'event-listener',
      party: 'own',
      frames: 2,
      users: 1,
      totalBlocking: 110,
      perVisit: 55,
      totalDuration: 220,
      p75: 115,
      forcedShare: 0.25,
      routes: 1,
      topRoutes: ['/cart'],
    },
    expect.objectContaining({ unattributed: true, frames: 3, totalBlocking: 55, totalDuration: 130 }),
    expect.objectContaining({ sourceFunctionName: 'fast', frames: 1, totalBlocking: 25, forcedShare: 0 }),
  ]);
});

test('whatever the frames, the rows and the remainder sum to what the frames blocked', async ({
  store,
  ask,
}) => {
  test.setTimeout(long ? 600_000 : 120_000);
  const ms = fc.integer({ min: 0, max: 50_000 }).map((tenths) => tenths / 10);
  const scripts = fc.record({
    startTime: fc.constant(0),
    duration: ms,
    sourceURL: fc.constantFrom('/a.js', '/b.1f2e3d4c.js', '/b.99aa88bb.js', 'https://tags.example/t.js', ''),
    sourceFunctionName: fc.constantFrom('one', 'two', ''),
    sourceCharPosition: fc.constantFrom(0, 5),
    invoker: fc.constantFrom('A.onclick', 'B.onclick'),
    invokerType: fc.constantFrom('event-listener', 'classic-script'),
  });
  const frames = fc.array(
    fc.tuple(ms, ms, fc.array(scripts, { maxLength: 5 })).map(([a, b, list]) => frame(a, b, list)),
    { maxLength: 8 },
  );
  const mapped = createAnswers({
    store,
    symbolicator: standIn({ '1 /a.js@0': { name: 'first' }, '1 /a.js@5': { name: 'first' } }),
  });
  let n = 0;
  await fc.assert(
    fc.asyncProperty(frames, async (list) => {
      const app = `law-${n++}`;
      await take(store, batch(app, [{ type: 'view', startTime: 0 }, ...list], { page: { release: '1' } }));
      const blocked = list.reduce(
        (sum, one) => sum + ((one as { blockingDuration: number }).blockingDuration ?? 0),
        0,
      );
      for (const answers of [ask, mapped]) {
        const { rows, totalBlocking, frames } = await answers('culprits', { app });
        expect(frames).toBe(list.length);
        expect(totalBlocking).toBeCloseTo(blocked, 6);
        expect(rows.reduce((sum, row) => sum + row.totalBlocking, 0)).toBeCloseTo(blocked, 6);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        expect(rows.filter(({ unattributed }) => unattributed)).toHaveLength(list.length ? 1 : 0);
        for (const row of rows) {
          expect(row.frames).toBeLessThanOrEqual(list.length);
          expect(row.totalBlocking).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: long ? 300 : 25 },
  );
});

test('a function is one through releases where its source is known, and so is its percentile', async ({
  store,
}) => {
  const app = 'mapped';
  const symbolicator = standIn({
    '1.4.0 /assets/app.3f2a91bc.js@100': { name: 'priceCart' },
    '1.5.0 /assets/app.77ab01cd.js@120': { name: 'priceCart' },
    '1.5.0 /assets/app.77ab01cd.js@300': { line: 40 },
  });
  const served = (hash: string, fn: string, pos: number, ms: number) =>
    script(fn, ms, { sourceURL: `/assets/app.${hash}.js`, sourceCharPosition: pos });
  await take(
    store,
    batch(app, [frame(100, 50, [served('3f2a91bc', 'n', 100, 100)])], {
      page: { release: '1.4.0', timeOrigin: Date.now() - 2 * hour },
    }),
    batch(
      app,
      [
        frame(200, 150, [served('77ab01cd', 't', 120, 200)], 5_000),
        frame(300, 250, [served('77ab01cd', 'e', 300, 300)], 6_000),
        // On behalf of another invoker it is another culprit.
        frame(
          400,
          350,
          [{ ...served('77ab01cd', 't', 120, 400), invoker: 'TimerHandler:setTimeout' }],
          7_000,
        ),
      ],
      { page: { release: '1.5.0' } },
    ),
  );
  const answers = createAnswers({ store, symbolicator });
  const { rows } = await answers('culprits', { app });
  expect(
    rows
      .filter(({ unattributed }) => !unattributed)
      .map(({ source, invoker, totalBlocking, p75, release, party }) => ({
        source,
        invoker,
        totalBlocking,
        p75,
        release,
        party,
      })),
  ).toEqual([
    {
      source: { file: 'src/cart.ts', line: 7, column: 3, name: 'priceCart' },
      invoker: 'TimerHandler:setTimeout',
      totalBlocking: 350,
      p75: 400,
      release: '1.5.0',
      party: 'own',
    },
    {
      source: { file: 'src/cart.ts', line: 40, column: 3 },
      invoker: 'BUTTON#buy.onclick',
      totalBlocking: 250,
      p75: 300,
      release: '1.5.0',
      party: 'own',
    },
    {
      source: { file: 'src/cart.ts', line: 7, column: 3, name: 'priceCart' },
      invoker: 'BUTTON#buy.onclick',
      totalBlocking: 200,
      p75: 175,
      release: '1.5.0',
      party: 'own',
    },
  ]);
  // The key is that of the function, whatever of it is asked about.
  const older = await answers('culprits', { app, release: '1.4.0' });
  expect(older.rows.find(({ unattributed }) => !unattributed)).toMatchObject({
    key: rows.find(({ totalBlocking }) => totalBlocking === 200)!.key,
    release: '1.4.0',
  });
  const evidence = await answers('culprit', { app, key: older.rows.find((row) => !row.unattributed)!.key });
  expect(evidence.releases).toEqual([
    { name: '1.5.0', frames: 1, share: 0.75 },
    { name: '1.4.0', frames: 1, share: 0.25 },
  ]);
});

test('two apps that call their release, file and function alike have nothing in common', async ({
  store,
}) => {
  const apps = ['alike-one', 'alike-two'];
  const symbolicator: Symbolicator = {
    locate: async (positions) =>
      positions.map(({ app, position }) =>
        position === 10
          ? { file: 'src/index.ts', line: 3, column: 1, name: 'start', text: `start(${app})` }
          : { missing: 'There is none' },
      ),
    close: async () => {},
  };
  const visit = (app: string) =>
    batch(
      app,
      [
        { type: 'view', startTime: 0 },
        // Found in the source, known by the file without its hash, known by the file, of another origin.
        ...[
          script('n', 190),
          script('n', 190, { sourceURL: '/assets/app.3f2a91bc.js', sourceCharPosition: 11 }),
          script('n', 190, { sourceCharPosition: 12 }),
          script('n', 190, { sourceURL: 'https://tags.example/t.js', sourceCharPosition: 13 }),
        ].map((one, i) => frame(200, 150, [one], 6_000 + 1_000 * i)),
      ],
      { page: { release: '1.0.0' } },
    );
  await take(store, ...Array.from({ length: 6 }, () => apps.map(visit)).flat());
  const answers = createAnswers({ store, symbolicator });
  const rowsOf = async (app?: string) => {
    const { rows } = await answers('culprits', app === undefined ? {} : { app });
    return rows.filter((row) => !row.unattributed && apps.includes(row.app));
  };
  const rows = await rowsOf();
  expect(rows.map(({ app, users }) => [app, users]).sort()).toEqual([
    ...Array(4).fill(['alike-one', 6]),
    ...Array(4).fill(['alike-two', 6]),
  ]);
  for (const row of rows.filter(({ sourceCharPosition }) => sourceCharPosition === 10))
    expect(row.source).toMatchObject({ name: 'start', text: `start(${row.app})` });
  // A row is the same one whether its app is chosen or not, and opens to its own app's frames.
  for (const app of apps) {
    const own = await rowsOf(app);
    const keys = (list: typeof own) => list.map(({ key }) => key).sort();
    expect(keys(own)).toEqual(keys(rows.filter((row) => row.app === app)));
    const found = await answers('culprit', { key: own[0]!.key });
    expect(found.row).toMatchObject({ app, frames: 6, users: 6 });
  }
  const { findings } = await answers('advice', {});
  // A third party is one wherever it is met.
  const said = findings.filter(
    ({ rule, place }) => rule !== 'third-party' && apps.includes(place?.app ?? ''),
  );
  expect(said.filter(({ place }) => place!.app === apps[0])).toHaveLength(said.length / 2);
  expect(said.length).toBeGreaterThanOrEqual(6);
  for (const { place, users } of said) {
    expect(users).toBe(6);
    expect(rows.map(({ key }) => key)).toContain(place!.culprit);
    if (place!.sourceCharPosition === 10)
      expect(place!.source).toMatchObject({ text: `start(${place!.app})` });
  }
  // Nor is a function of the one found again in the other.
  const { figures } = await answers('comparison', { app: apps[0]!, 'base.app': apps[1]! });
  for (const { target, base } of figures.filter(({ kind }) => kind === 'function'))
    expect([target?.value, base?.value].filter(Boolean)).toHaveLength(1);
});

test('without source maps a file is one through its content hashes, and what is missing is said', async ({
  store,
  ask,
}) => {
  const app = 'hashed';
  const symbolicator = standIn({});
  const of = (hash: string) => {
    const sourceURL = `/assets/app.${hash}.js`;
    // Code that runs on load has its own URL as invoker.
    const onLoad = { sourceURL, invoker: sourceURL, invokerType: 'module-script', sourceCharPosition: 0 };
    return [
      frame(100, 50, [script('', 100, onLoad)]),
      frame(90, 40, [script('same', 90, { sourceURL })], 500),
    ];
  };
  await take(store, batch(app, of('3f2a91bc')), batch(app, of('77ab01cd')), batch(app, of('words')));
  const { rows } = await createAnswers({ store, symbolicator })('culprits', { app });
  expect(
    rows
      .filter(({ unattributed }) => !unattributed)
      .map(({ sourceFunctionName, totalBlocking }) => [sourceFunctionName, totalBlocking]),
  ).toEqual([
    ['', 100],
    ['same', 80],
    ['', 50],
    ['same', 40],
  ]);
  expect(rows[0]!.source).toEqual({
    missing: expect.stringMatching(/^No source map of \/assets\/app\.\w+\.js in release {2}was uploaded\.$/),
  });
  expect((await ask('culprits', { app })).rows[0]).not.toHaveProperty('source');
});

test('only the hash of a content is taken from a name', () => {
  for (const [url, bare] of [
    ['/assets/app.3f2a91bc.js', '/assets/app.js'],
    ['/assets/index-B_x-3kQ9.js', '/assets/index.js'],
    ['/assets/main-d8f3a2.min.js', '/assets/main.min.js'],
    ['/_next/static/chunks/4bd1b696-182b6b13bdad92e3.js', '/_next/static/chunks/4bd1b696.js'],
    ['/assets/chunk-vendors.js', '/assets/chunk-vendors.js'],
    ['/jquery-3.6.0.min.js', '/jquery-3.6.0.min.js'],
    ['/3f2a91bc/app.js', '/3f2a91bc/app.js'],
    ['/cart-item-v2.js', '/cart-item-v2.js'],
    ['', ''],
  ])
    expect(withoutHash(url!), url).toBe(bare);
});

test('the trend is per visit against as long a time before, which counts for nothing else', async ({
  store,
  ask,
}) => {
  const app = 'trend';
  const now = Date.now();
  const at = (hours: number) => ({ page: { timeOrigin: now - hours * hour } });
  await take(
    store,
    batch(app, [frame(100, 90, [script('worse', 100)])], at(3)),
    batch(app, [frame(100, 10, [script('gone', 100)])], at(3)),
    batch(app, [frame(100, 500, [script('worse', 100)])], at(9)),
    batch(app, [frame(100, 90, [script('worse', 100)])], at(1)),
    batch(app, [frame(100, 30, [script('come', 100)])], at(1)),
    batch(app, [frame(100, 0)], at(1)),
  );
  const filter = { app, from: now - 2 * hour, to: now };
  const { rows, ...all } = await ask('culprits', filter);
  expect(all).toEqual({ frames: 3, totalBlocking: 120, visits: 3 });
  expect(
    rows.map(({ sourceFunctionName, frames, perVisit, perVisitBefore }) => ({
      sourceFunctionName,
      frames,
      perVisit,
      perVisitBefore,
    })),
  ).toEqual([
    { sourceFunctionName: 'worse', frames: 1, perVisit: 30, perVisitBefore: 45 },
    { sourceFunctionName: 'come', frames: 1, perVisit: 10, perVisitBefore: 0 },
    { sourceFunctionName: '', frames: 3, perVisit: 0, perVisitBefore: 0 },
  ]);
  // Without a beginning there is no time before, and of a time without visits nothing can be said.
  for (const other of [{ app }, { app, from: now - 30 * hour, to: now }])
    for (const row of (await ask('culprits', other)).rows) expect(row).not.toHaveProperty('perVisitBefore');
  const { row, worst } = await ask('culprit', { ...filter, key: rows[0]!.key });
  expect(rounded(row)).toEqual(rounded(rows[0]));
  expect(worst).toHaveLength(1);
});

test('a function is new only where a release was seen without it', async ({ store, ask }) => {
  const app = 'new';
  const now = Date.now();
  const of = (release: string, hours: number, names: string[]) =>
    batch(
      app,
      [
        frame(
          100,
          50,
          names.map((name, i) => script(name, 10, { sourceCharPosition: hours + i })),
        ),
        { type: 'view', startTime: 0 },
      ],
      {
        page: { release, timeOrigin: now - hours * hour },
      },
    );
  await take(
    store,
    of('1.4.0', 20, ['known', 'a']),
    of('1.5.0', 10, ['known', 'added', 'b']),
    // An old page that is still open.
    of('1.4.0', 5, ['known']),
    of('1.6.0', 2, ['known', 'added', 'b', '']),
  );
  const since = async (filter: object) =>
    Object.fromEntries(
      (await ask('culprits', { app, ...filter })).rows
        .filter(({ newSince }) => newSince)
        .map(({ sourceFunctionName, newSince }) => [sourceFunctionName, newSince]),
    );
  // Of a minified name, or none, nobody can say what it was called before.
  expect(await since({})).toEqual({ added: '1.5.0' });
  expect(await since({ from: now - 3 * hour })).toEqual({ added: '1.5.0' });
  expect(await since({ release: '1.4.0' })).toEqual({});
});

test('a function that an earlier release has too, whenever it was seen there, is not called new', async ({
  store,
  ask,
}) => {
  const now = Date.now();
  const of = (app: string, release: string, hours: number, name: string) =>
    batch(app, [frame(100, 50, [script(name, 50)]), { type: 'view', startTime: 0 }], {
      page: { release, timeOrigin: now - hours * hour },
    });
  const news = async (app: string) =>
    (await ask('culprits', { app })).rows
      .filter(({ newSince }) => newSince)
      .map(({ sourceFunctionName, newSince }) => [sourceFunctionName, newSince]);
  await take(
    store,
    of('late', '1.4.0', 20, 'other'),
    of('late', '1.5.0', 10, 'shared'),
    // An old page that is still open runs it after the new ones did.
    of('late', '1.4.0', 2, 'shared'),
    of('late', '1.5.0', 1, 'brought'),
  );
  expect(await news('late')).toEqual([['brought', '1.5.0']]);
  // Both were served when the first visitor came: neither is earlier.
  await take(
    store,
    of('beside', '1.4.0', 9, 'old'),
    of('beside', '1.5.0', 8.9, 'young'),
    of('beside', '1.4.0', 5, 'old'),
    of('beside', '1.6.0', 2, 'younger'),
  );
  expect(await news('beside')).toEqual([['younger', '1.6.0']]);
});

test('a function of a file whose older release has no source map is not called new', async ({ store }) => {
  const app = 'new-mapped';
  const now = Date.now();
  const of = (release: string, hours: number, sourceURL: string, pos: number) =>
    batch(app, [frame(100, 50, [script('n', 50, { sourceURL, sourceCharPosition: pos })])], {
      page: { release, timeOrigin: now - hours * hour },
    });
  await take(
    store,
    of('1', 9, '/a.11111111.js', 1),
    of('2', 5, '/a.22222222.js', 2),
    of('1', 9, '/b.11111111.js', 1),
    // A place that its map does not know.
    of('1', 9, '/b.11111111.js', 77),
    of('2', 5, '/b.22222222.js', 2),
    of('2', 5, '/b.22222222.js', 3),
  );
  const answers = createAnswers({
    store,
    symbolicator: standIn({
      '2 /a.22222222.js@2': { file: 'a.ts', name: 'unsure' },
      '1 /b.11111111.js@1': { file: 'b.ts', name: 'old' },
      '2 /b.22222222.js@2': { file: 'b.ts', name: 'old' },
      '2 /b.22222222.js@3': { file: 'b.ts', name: 'fresh' },
    }),
  });
  const fresh = (await answers('culprits', { app })).rows.filter(({ newSince }) => newSince);
  expect(fresh).toEqual([
    expect.objectContaining({ newSince: '2', source: expect.objectContaining({ name: 'fresh' }) }),
  ]);
});

test('code of another origin is third party, unless its source map is here', async ({ store }) => {
  const app = 'party';
  const urls = [
    '/app.js',
    'https://tags.example/t.js',
    'https://collector.example/fieldmark.js',
    'https://cdn.shop.example/app.js',
    'chrome-extension://abc/x.js',
    'blob:https://shop.example/1',
    '',
  ];
  await take(
    store,
    batch(
      app,
      urls.map((sourceURL, i) => frame(100, 50 + i, [script('f', 100, { sourceURL })], i * 200)),
      { page: { release: '1' } },
    ),
  );
  const answers = createAnswers({
    store,
    symbolicator: standIn({ '1 https://cdn.shop.example/app.js@10': {} }),
  });
  const { rows } = await answers('culprits', { app });
  const parties = rows.filter((row) => !row.unattributed).map(({ sourceURL, party }) => [sourceURL, party]);
  expect(Object.fromEntries(parties)).toEqual({
    '/app.js': 'own',
    'https://tags.example/t.js': 'third',
    'https://collector.example/fieldmark.js': 'fieldmark',
    'https://cdn.shop.example/app.js': 'own',
    'chrome-extension://abc/x.js': 'extension',
    'blob:https://shop.example/1': undefined,
    '': undefined,
  });
  expect(rows.find(({ unattributed }) => unattributed)).not.toHaveProperty('party');
});

test('routes are counted, and the first three named', async ({ store, ask }) => {
  const app = 'routes';
  await take(
    store,
    ...['/a', '/b', '/c', '/d', '/b'].map((route, i) =>
      batch(app, [frame(100, 10 + i, [script('f', 100)])], { view: { route } }),
    ),
  );
  const { rows } = await ask('culprits', { app });
  expect(rows[0]).toMatchObject({ routes: 4, topRoutes: ['/b', '/d', '/c'], frames: 5, users: 5 });
  const { routes } = await ask('culprit', { app, key: rows[0]!.key });
  expect(routes.map(({ name, frames }) => [name, frames])).toEqual([
    ['/b', 2],
    ['/d', 1],
    ['/c', 1],
    ['/a', 1],
  ]);
  expect(routes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect((await ask('culprits', { app, route: '/d' })).rows[0]).toMatchObject({
    routes: 1,
    topRoutes: ['/d'],
  });
});

test('a culprit has its evidence: frames, histogram, measures and the interactions it delayed', async ({
  store,
  ask,
}) => {
  const app = 'evidence';
  const measure = (name: string, startTime: number, duration: number): Entry => ({
    type: 'measure',
    name,
    startTime,
    duration,
  });
  const inp = (startTime: number, value: number, target = '#buy'): Entry => ({
    type: 'web-vital',
    name: 'INP',
    startTime,
    value,
    rating: 'poor',
    navigationType: 'navigate',
    attribution: {
      interactionTarget: target,
      interactionType: 'pointer',
      interactionTime: startTime,
      inputDelay: 10,
      processingDuration: value - 30,
      presentationDelay: 20,
    },
  });
  const slow = batch(app, [
    frame(300, 250, [script('buy', 240, { forcedStyleAndLayoutDuration: 60 }), script('other', 60)], 1_000),
    frame(80, 30, [script('buy', 80)], 5_000),
    frame(100, 50, [script('other', 100)], 9_000),
    measure('basket:add', 1_010, 200),
    measure('basket:add', 5_010, 20),
    measure('whole page', 0, 10_000),
    measure('elsewhere', 9_010, 50),
    measure('before', 500, 100),
    inp(990, 310),
    inp(8_990, 120, '#elsewhere'),
    {
      type: 'web-vital',
      name: 'INP',
      startTime: 1_000,
      value: 400,
      rating: 'poor',
      navigationType: 'navigate',
    },
  ]);
  const other = batch(
    app,
    [measure('basket:add', 1_010, 200), inp(990, 900), frame(60, 10, [script('buy', 12)], 3_000)],
    {
      view: { route: '/list' },
    },
  );
  await take(store, slow, other, batch('another', [frame(60, 10, [script('buy', 12)], 3_000)]));
  const { rows } = await ask('culprits', { app });
  const { key } = rows.find(({ sourceFunctionName }) => sourceFunctionName === 'buy')!;
  const { row, worst, histogram, measures, interactions, searched } = await ask('culprit', { app, key });
  expect(rounded(row)).toEqual(rounded(rows.find((one) => one.key === key)));
  expect(worst).toEqual([
    {
      page: slow.page.id,
      route: '/cart',
      release: '',
      startTime: 1_000,
      duration: 300,
      blocking: 250,
      ownDuration: 240,
      ownForced: 60,
      running: {
        code: [],
        measures: [
          { name: 'basket:add', count: 1, overlap: 200 },
          { name: 'whole page', count: 1, overlap: 300 },
        ],
      },
    },
    expect.objectContaining({
      page: slow.page.id,
      startTime: 5_000,
      blocking: 30,
      ownDuration: 80,
      ownForced: 0,
    }),
    expect.objectContaining({ page: other.page.id, startTime: 3_000, route: '/list', ownDuration: 12 }),
  ]);
  expect(searched).toBe(3);
  expect(histogram.filter(({ count }) => count)).toEqual([
    { from: 10, to: 15, count: 1 },
    { from: 75, to: 100, count: 1 },
    { from: 200, to: 250, count: 1 },
  ]);
  expect(histogram.map(({ from }) => from)).toEqual([10, 15, 20, 30, 40, 50, 75, 100, 125, 150, 200]);
  expect(measures).toEqual([
    { name: 'basket:add', count: 2, frames: 2, inside: 1 },
    { name: 'whole page', count: 1, frames: 2, inside: 0.038 },
  ]);
  expect(interactions).toEqual([
    {
      page: slow.page.id,
      route: '/cart',
      startTime: 990,
      duration: 310,
      target: '#buy',
      type: 'pointer',
      inputDelay: 10,
      processingDuration: 280,
      presentationDelay: 20,
    },
  ]);
  // What no script explains opens as well.
  const rest = await ask('culprit', { app, key: rows.find(({ unattributed }) => unattributed)!.key });
  expect(rest.row).toMatchObject({ unattributed: true, frames: 4 });
  expect(await ask('culprit', { app, key: 'ffffffffffffffff' })).toMatchObject({
    visits: 2,
    worst: [],
    measures: [],
  });
});

test('more places than can be mapped are still all in the sums, and nothing is called new', async ({
  store,
  ask,
}) => {
  const app = 'many';
  const now = Date.now();
  const places = Array.from({ length: 3_200 }, (_, i) =>
    script(`function${i}`, 1, { sourceURL: `/a.${(0xa000000 + i).toString(16)}1.js`, sourceCharPosition: i }),
  );
  const frames = [0, 800, 1_600, 2_400].map((i) => frame(800, 400, places.slice(i, i + 800), i * 10));
  await take(
    store,
    batch(app, [{ type: 'view', startTime: 0 }, frame(60, 10, [script('old', 60)])], {
      page: { release: '1', timeOrigin: now - 9 * hour },
    }),
    batch(app, frames, { page: { release: '2', timeOrigin: now - 2 * hour } }),
  );
  const { rows, totalBlocking, frames: seen } = await ask('culprits', { app });
  expect(seen).toBe(5);
  expect(totalBlocking).toBeCloseTo(1_610, 6);
  expect(rows).toHaveLength(201);
  expect(rows.filter(({ newSince }) => newSince)).toEqual([]);
  const { row } = await ask('culprit', { app, key: rows[1]!.key });
  expect(rounded(row)).toEqual(rounded(rows[1]));
});

test('hostile strings are data everywhere', async ({ store }) => {
  const attack = `') OR 1=1; DROP TABLE entries; -- \\' {app:String} <img src=x> ${'\0'}`;
  const app = `hostile ${attack}`;
  await take(
    store,
    batch(
      app,
      [
        frame(100, 50, [
          script(attack, 60, { sourceURL: attack, invoker: attack, invokerType: attack.slice(0, 60) }),
          script('x', 20, { sourceURL: 'javascript:alert(1)' }),
        ]),
        { type: 'measure', name: attack, startTime: 0, duration: 50 },
      ],
      { page: { release: attack }, view: { route: attack } },
    ),
  );
  const symbolicator: Symbolicator = {
    locate: async (positions) => positions.map(() => ({ file: attack, line: 1, column: 1, name: attack })),
    close: async () => {},
  };
  const answers = createAnswers({ store, symbolicator });
  const { rows } = await answers('culprits', { app, route: attack, release: attack });
  expect(rows[0]).toMatchObject({
    sourceFunctionName: attack,
    invoker: attack,
    topRoutes: [attack],
    release: attack,
  });
  const { measures, worst } = await answers('culprit', { app, key: rows[0]!.key });
  expect(measures).toEqual([{ name: attack, count: 1, frames: 1, inside: 1 }]);
  expect(worst[0]).toMatchObject({ route: attack, release: attack });
});

test('of many frames those of some whole sessions stand for all, and it is said of how many', async ({
  store,
}) => {
  const app = 'sampled';
  const visits = 60;
  const same = () => batch(app, [frame(100, 50, [script('slow', 80)]), frame(60, 10, [script('quick', 30)])]);
  await take(store, ...Array.from({ length: visits }, same));
  const groups = new Map();
  const all = await store.ask('culprits', { app, groups });
  expect(all).toMatchObject({ frames: 2 * visits, totalBlocking: visits * 60 });
  expect(all.sampled).toBeUndefined();

  const found = await store.ask('culprits', { app, groups, enough: 40 });
  const looked = found.frames / 6;
  expect(found.sampled).toBe(3);
  expect(Number.isInteger(looked)).toBe(true);
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThan(visits);
  expect(found.totalBlocking).toBeCloseTo(3 * looked * 60, 6);
  for (const row of found.rows) {
    const whole = all.rows.find(({ key }) => key === row.key)!;
    expect(row.users).toBe(3 * looked);
    expect(row.totalDuration / row.frames).toBeCloseTo(whole.totalDuration / whole.frames, 6);
    expect([row.p75, row.forcedShare]).toEqual([whole.p75, whole.forcedShare]);
  }
});
