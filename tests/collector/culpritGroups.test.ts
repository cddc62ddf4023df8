import { expect } from '@playwright/test';
import { createAnswers } from '../../src/collector/createAnswers.js';
import { withoutHash } from '../../src/collector/withoutHash.js';
import type { Symbolicator } from '../../src/symbolicate/Symbolicator.js';
import { frame, script, standIn } from './culpritSamples.js';
import { batch, take, test } from './storeTest.js';

const hour = 3_600_000;

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
  // Of all applications in the store these two alone have it.
  const release = '1.0.0-alike';
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
      { page: { release } },
    );
  await take(store, ...Array.from({ length: 6 }, () => apps.map(visit)).flat());
  const answers = createAnswers({ store, symbolicator });
  const rowsOf = async (app?: string) => {
    const { rows } = await answers('culprits', { release, ...(app !== undefined && { app }) });
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
  const { findings } = await answers('advice', { release });
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
