import { expect } from '@playwright/test';
import fc from 'fast-check';
import { createAnswers } from '../../src/collector/createAnswers.js';
import type { Symbolicator } from '../../src/symbolicate/Symbolicator.js';
import { frame, rounded, script, standIn } from './culpritSamples.js';
import { long } from './runCollector.js';
import { batch, take, test } from './storeTest.js';

const hour = 3_600_000;

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
