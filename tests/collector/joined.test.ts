import { expect } from '@playwright/test';
import fc from 'fast-check';
import type { ComponentRow, Entry, FunctionRow, MeasureEntry } from '../../src/wire/index.js';
import { long } from './runCollector.js';
import type { sampleBatch } from './sampleBatch.js';
import { batch, take, test } from './storeTest.js';

const hour = 3_600_000;

const frame = (startTime: number, duration: number, blockingDuration: number): Entry => ({
  type: 'long-animation-frame',
  startTime,
  duration,
  blockingDuration,
});

/** The table of a frame. */
const table = (
  startTime: number,
  duration: number,
  blockingDuration: number,
  rows: FunctionRow[],
): Entry => ({
  type: 'functions',
  name: 'long-animation-frame',
  startTime,
  duration,
  blockingDuration,
  rows,
});

const ran = (name: string, own: number, more: Partial<FunctionRow> = {}): FunctionRow => ({
  name,
  calls: 1,
  total: own,
  own,
  longest: own,
  ...more,
});

const measure = (name: string, startTime: number, duration: number, detail?: object): MeasureEntry => ({
  type: 'measure',
  name,
  startTime,
  duration,
  ...(detail && { detail }),
});

test("a frame's blocking time is shared out by own time, and what nothing explains is a row of its own", async ({
  store,
  ask,
}) => {
  const app = 'components';
  const list = { kind: 'component', phase: 'update' } as const;
  await take(
    store,
    batch(
      app,
      [
        frame(100, 200, 100),
        // Told in two pieces; on behalf of two callers, and in two phases.
        table(100, 200, 100, [
          ran('List', 60, { ...list, calls: 3 }),
          ran('price', 20, { caller: 'total', calls: 40 }),
        ]),
        table(100, 200, 100, [
          ran('List', 20, { kind: 'component', phase: 'mount' }),
          ran('price', 20, { caller: 'tax', calls: 10 }),
        ]),
        // A frame without any.
        frame(5_000, 100, 50),
        // Own times that sum to more than the frame share all of it.
        frame(9_000, 100, 60),
        table(9_000, 100, 60, [ran('List', 90, list), ran('price', 30)]),
        // Outside of frames.
        {
          type: 'functions',
          name: 'view',
          startTime: 0,
          duration: 20_000,
          rows: [ran('List', 5_000, list), ran('elsewhere', 10)],
        },
      ],
      { page: { session: 'the same' } },
    ),
    // Its frame was lost: it counts for nothing.
    batch(app, [table(100, 200, 100, [ran('lost', 200)])]),
  );
  const { rows, ...all } = await ask('components', { app });
  expect(all).toEqual({ frames: 3, told: 2, instrumented: true, totalBlocking: 210, visits: 2 });
  expect(rows).toEqual([
    expect.objectContaining({ unattributed: true, frames: 3, totalBlocking: 90, totalDuration: 180 }),
    {
      name: 'List',
      kind: 'component',
      frames: 2,
      users: 1,
      calls: 5,
      totalBlocking: 85,
      perVisit: 42.5,
      totalDuration: 170,
      p75: 87.5,
      routes: 1,
      topRoutes: ['/cart'],
      worst: { page: expect.any(String), startTime: 9_000, duration: 100 },
    },
    expect.objectContaining({ name: 'price', kind: 'function', frames: 2, calls: 51, totalBlocking: 35 }),
  ]);
  expect(rows[0]).not.toHaveProperty('kind');
  expect((await ask('components', { app, route: '/none' })).rows).toEqual([]);
});

test('whatever the frames and tables, the rows sum to what the frames blocked, as a simple model has it', async ({
  store,
  ask,
}) => {
  test.setTimeout(long ? 600_000 : 120_000);
  const ms = fc.integer({ min: 0, max: 5_000 }).map((tenths) => tenths / 10);
  const rows = fc.array(
    fc.record({
      name: fc.constantFrom('', 'List', 'price', '<b>', '🦜'),
      kind: fc.constantFrom(undefined, 'component' as const),
      caller: fc.constantFrom(undefined, 'List'),
      own: ms,
      calls: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const frames = fc.array(
    fc.record({ duration: ms, blocking: ms, tables: fc.array(rows, { maxLength: 3 }), here: fc.boolean() }),
    { maxLength: 8 },
  );
  let n = 0;
  await fc.assert(
    fc.asyncProperty(frames, async (list) => {
      const app = `components-law-${n++}`;
      const entries = list.flatMap(({ duration, blocking, tables, here }, i) => [
        ...(here ? [frame(i * 1_000, duration, blocking)] : []),
        ...tables.map((rows) =>
          table(
            i * 1_000,
            duration,
            blocking,
            rows.map(({ kind, caller, ...row }) => ({
              ...row,
              ...(kind && { kind }),
              ...(caller && { caller }),
              total: row.own,
              longest: row.own,
            })),
          ),
        ),
      ]);
      await take(store, batch(app, [{ type: 'view', startTime: 0 }, ...entries]));

      const model = new Map<string, Pick<ComponentRow, 'totalBlocking' | 'calls' | 'frames'>>();
      const stored = list.filter(({ here }) => here);
      for (const { duration, blocking, tables } of stored) {
        const own = tables.flat();
        const explained = own.reduce((sum, row) => sum + row.own, 0);
        const work = Math.max(duration, explained);
        const add = (key: string, ms: number, calls: number, frames: number) => {
          const known = model.get(key) ?? { totalBlocking: 0, calls: 0, frames: 0 };
          model.set(key, {
            totalBlocking:
              known.totalBlocking + (work ? (blocking * ms) / work : key === 'rest' ? blocking : 0),
            calls: known.calls + calls,
            frames: known.frames + frames,
          });
        };
        add('rest', work - explained, 0, 1);
        const seen = new Set<string>();
        for (const { name, kind = 'function', own: took, calls } of own) {
          add(`${kind} ${name}`, took, calls, seen.has(`${kind} ${name}`) ? 0 : 1);
          seen.add(`${kind} ${name}`);
        }
      }
      const answer = await ask('components', { app });
      const blocked = stored.reduce((sum, { blocking }) => sum + blocking, 0);
      expect(answer.frames).toBe(stored.length);
      expect(answer.totalBlocking).toBeCloseTo(blocked, 6);
      expect(answer.rows.reduce((sum, row) => sum + row.totalBlocking, 0)).toBeCloseTo(blocked, 6);
      const keys = answer.rows.map(({ kind, name }) => (kind ? `${kind} ${name}` : 'rest'));
      expect(keys.toSorted()).toEqual([...model.keys()].sort());
      for (const [i, row] of answer.rows.entries()) {
        const { totalBlocking, ...counts } = model.get(keys[i]!)!;
        expect(row).toMatchObject(counts);
        expect(row.totalBlocking).toBeCloseTo(totalBlocking, 6);
      }
      // The same frames as in the ranking by script.
      const { frames, totalBlocking } = await ask('culprits', { app });
      expect(answer.frames).toBe(frames);
      expect(answer.totalBlocking).toBeCloseTo(totalBlocking, 6);
    }),
    { numRuns: long ? 300 : 25 },
  );
});

test('the ranking by component holds to the filter, and is compared with the time before', async ({
  store,
  ask,
}) => {
  const app = 'components-trend';
  const now = Date.now();
  const of = (hours: number, blocking: number, more: Parameters<typeof sampleBatch>[2] = {}) =>
    batch(app, [frame(0, 100, blocking), table(0, 100, blocking, [ran('List', 50, { kind: 'component' })])], {
      ...more,
      page: { timeOrigin: now - hours * hour, ...more.page },
    });
  await take(
    store,
    of(3, 40),
    of(1, 80),
    of(1, 20, { view: { route: '/list' } }),
    of(1, 30, { page: { release: '2' } }),
    of(1, 50, { page: { device: { mobile: true } } }),
  );
  const list = async (filter: object) =>
    (await ask('components', { app, ...filter })).rows.find(({ name }) => name === 'List');
  expect(await list({ from: now - 2 * hour, to: now })).toMatchObject({
    totalBlocking: 90,
    users: 4,
    perVisit: 22.5,
    perVisitBefore: 20,
    routes: 2,
    topRoutes: ['/cart', '/list'],
  });
  expect(await list({ route: '/list' })).toMatchObject({ totalBlocking: 10, frames: 1 });
  expect(await list({ release: '2' })).toMatchObject({ totalBlocking: 15 });
  expect(await list({ device: 'mobile' })).toMatchObject({ totalBlocking: 25 });
  expect(await list({})).not.toHaveProperty('perVisitBefore');
});

test('what is not instrumented says so, and what is and ran in no frame says that', async ({
  store,
  ask,
}) => {
  await take(
    store,
    batch('bare', [frame(0, 100, 50)]),
    batch('calm', [
      { type: 'functions', name: 'view', startTime: 0, duration: 50, rows: [ran('price', 3)] },
      frame(0, 100, 50),
    ]),
  );
  expect(await ask('components', { app: 'bare' })).toMatchObject({ instrumented: false, told: 0, frames: 1 });
  expect(await ask('components', { app: 'calm' })).toMatchObject({ instrumented: true, told: 0, frames: 1 });
  expect(await ask('components', { app: 'nothing at all' })).toEqual({
    rows: [],
    frames: 0,
    told: 0,
    instrumented: false,
    totalBlocking: 0,
    visits: 0,
  });
});

test('a long frame is told with what ran in it, in the visit and among the worst of a function', async ({
  store,
  ask,
}) => {
  const app = 'running';
  const slow: Entry = {
    ...(frame(1_000, 200, 150) as Extract<Entry, { type: 'long-animation-frame' }>),
    scripts: [{ startTime: 1_000, duration: 180, sourceURL: '/app.js', sourceFunctionName: 'buy' }],
  };
  const one = batch(app, [
    slow,
    table(1_000, 200, 150, [
      ran('price', 12, { calls: 30, caller: 'total' }),
      ran('List', 90, { kind: 'component', calls: 2 }),
    ]),
    table(1_000, 200, 150, [ran('price', 8, { calls: 5 })]),
    frame(4_000, 80, 30),
    measure('page', 0, 10_000),
    measure('pay', 1_050, 100),
    measure('row', 1_010, 20),
    measure('row', 1_015, 25),
    measure('touching', 900, 100),
    measure('backwards', 1_100, -50),
    measure('late', 4_020, 10),
  ]);
  // Of the same times, another page.
  const other = batch(app, [
    slow,
    table(1_000, 200, 150, [ran('other', 50)]),
    measure('elsewhere', 1_000, 200),
  ]);
  await take(store, one, other);
  const running = {
    code: [
      { name: 'List', kind: 'component', calls: 2, own: 90 },
      { name: 'price', kind: 'function', calls: 35, own: 20 },
    ],
    measures: [
      { name: 'pay', count: 1, overlap: 100 },
      { name: 'row', count: 2, overlap: 30 },
      { name: 'page', count: 1, overlap: 200 },
    ],
  };
  const { entries } = await ask('page', { page: one.page.id });
  const frames = entries.filter((entry) => entry.type === 'long-animation-frame');
  expect(frames.map(({ running }) => running)).toEqual([
    running,
    {
      code: [],
      measures: [
        { name: 'late', count: 1, overlap: 10 },
        { name: 'page', count: 1, overlap: 80 },
      ],
    },
  ]);
  const { rows } = await ask('culprits', { app });
  const { key } = rows.find(({ sourceFunctionName }) => sourceFunctionName === 'buy')!;
  const { worst } = await ask('culprit', { app, key });
  expect(new Map(worst.map(({ page, running }) => [page, running]))).toEqual(
    new Map([
      [one.page.id, running],
      [
        other.page.id,
        {
          code: [{ name: 'other', kind: 'function', calls: 1, own: 50 }],
          measures: [{ name: 'elsewhere', count: 1, overlap: 200 }],
        },
      ],
    ]),
  );
});

test('spans are told with what they are part of; overlap, a lost parent and circles make none', async ({
  store,
  ask,
}) => {
  const one = batch('spans', [
    measure('checkout', 0, 1_000, { span: 1 }),
    measure('pay', 100, 400, { span: 2, parent: 1 }),
    measure('bank', 150, 200, { span: 3, parent: 2 }),
    measure('within', 120, 10),
    measure('orphan', 10, 10, { span: 9, parent: 77 }),
    measure('egg', 10, 10, { span: 20, parent: 21 }),
    measure('hen', 10, 10, { span: 21, parent: 20 }),
    measure('self', 10, 10, { span: 30, parent: 30 }),
    measure('text', 10, 10, { span: '1', parent: '1' }),
    // Ended again, later.
    measure('pay', 100, 900, { span: 2, parent: 1 }),
  ]);
  await take(store, one);
  const { entries } = await ask('page', { page: one.page.id });
  const measures = entries.filter((entry) => entry.type === 'measure');
  const bySeq = new Map(measures.map((entry) => [entry.seq, entry]));
  const parents = measures.map(({ name, duration, parent }) => {
    const of = parent === undefined ? undefined : bySeq.get(parent);
    return [`${name} ${duration}`, of && `${of.name} ${of.duration}`];
  });
  const { 'egg 10': egg, 'hen 10': hen, ...others } = Object.fromEntries(parents);
  expect(others).toEqual({
    'checkout 1000': undefined,
    'pay 400': 'checkout 1000',
    'pay 900': 'checkout 1000',
    'bank 200': 'pay 900',
    'within 10': undefined,
    'orphan 10': undefined,
    'self 10': undefined,
    'text 10': undefined,
  });
  // The circle is cut once.
  expect([egg, hen].filter((parent) => parent === undefined)).toHaveLength(1);
});

test('a measure tells its parts by name: in how many runs, how long, when, and how much of it', async ({
  store,
  ask,
}) => {
  const app = 'parts';
  const of = (more: Entry[], view: object = {}) => batch(app, more, { view: { route: '/cart', ...view } });
  const first = of([
    measure('checkout', 100, 1_000, { span: 1 }),
    measure('pay', 200, 400, { span: 2, parent: 1 }),
    measure('bank', 250, 300, { parent: 2, span: 3 }),
    // Side by side with it, and longer than the whole.
    measure('log', 400, 5_000, { span: 4, parent: 1 }),
    // Overlap is not parenthood.
    measure('poll', 100, 900),
    measure('checkout', 5_000, 100, { span: 7, parent: 6 }),
  ]);
  await take(
    store,
    first,
    of([
      measure('checkout', 0, 1_000, { span: 1 }),
      measure('pay', 0, 100, { span: 2, parent: 1 }),
      measure('pay', 50, 150, { span: 3, parent: 1 }),
    ]),
    // Of a page whose numbers are the same.
    of([measure('other', 0, 50, { span: 1 }), measure('pay', 0, 50, { span: 2, parent: 1 })]),
    of([measure('checkout', 0, 300)]),
    of([measure('checkout', 0, 1_000, { span: 1 }), measure('pay', 0, 1_000, { span: 2, parent: 1 })], {
      route: '/other',
    }),
  );
  const { children, count } = await ask('measure', { app, name: 'checkout', route: '/cart' });
  expect(count).toBe(4);
  expect(children).toEqual({
    runs: 2,
    // 100–200 before the first, and 800 after the last part of the second run.
    rest: expect.closeTo(0.45, 9),
    rows: [
      { name: 'log', runs: 1, count: 1, mean: 5_000, p75: 5_000, offset: 300, share: 0.35 },
      {
        name: 'pay',
        runs: 2,
        count: 3,
        mean: expect.closeTo(650 / 3, 6),
        p75: 275,
        offset: 50,
        share: 0.3,
      },
    ],
  });
  expect((await ask('measure', { app, name: 'pay' })).children?.rows.map(({ name }) => name)).toEqual([
    'bank',
  ]);
  expect(await ask('measure', { app, name: 'poll' })).not.toHaveProperty('children');
});
