import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Batch, Entry, FunctionRow, Functions, InstrumentedFunction } from '../../src/wire/index.js';
import {
  callerKindOf,
  callsBy,
  figuresOf,
  framesOf,
  functionsOf,
  kindOf,
  sharesBy,
  toldIn,
} from './functionsModel.js';
import { type Running, withCollector } from './runCollector.js';
import { body, pageId, sampleBatch } from './sampleBatch.js';

async function store(collector: Running, ...batches: Batch[]) {
  expect((await collector.post(body(...batches))).status).toBe(204);
}

const table = (rows: FunctionRow[], startTime = 0): Entry => {
  return { type: 'functions', name: 'view', startTime, duration: 100, rows };
};

/** Few names, so that they come again as each other's callers; the same one as a function and a component too. */
const name = fc.constantFrom('a', 'b', 'Cart', "it's \\ {x:String}", '価格');
const time = fc.integer({ min: 0, max: 400_000 }).map((tenths) => tenths / 10);
/** Whole times, a bucket once, and no longest call shorter than the bucket it would be in. */
const row: fc.Arbitrary<FunctionRow> = fc
  .record(
    {
      name,
      component: fc.option(fc.constantFrom('mount' as const, 'update' as const)),
      caller: fc.oneof(name, fc.constant('')),
      mixed: fc.boolean(),
      calls: fc.integer({ min: 0, max: 5000 }),
      total: time,
      own: time,
      longest: time,
      durations: fc.uniqueArray(fc.tuple(fc.nat(25), fc.integer({ min: 1, max: 900 })), {
        selector: ([bucket]) => bucket,
        minLength: 1,
        maxLength: 5,
      }),
    },
    { requiredKeys: ['name', 'component', 'mixed', 'calls', 'total', 'own', 'longest'] },
  )
  .map(({ component, durations, caller, mixed, ...rest }) => ({
    ...rest,
    ...(component && { kind: 'component' as const, phase: component, render: rest.own, effects: 1.5 }),
    ...(caller && { caller }),
    ...(caller && mixed && { callerKind: component ? ('function' as const) : ('component' as const) }),
    ...(durations && { durations: durations.flat() }),
  }));
const entry: fc.Arbitrary<Entry> = fc.record({
  type: fc.constant('functions' as const),
  name: fc.constantFrom('view' as const, 'long-animation-frame' as const),
  // Few, so that a frame's table comes in several entries.
  startTime: fc.constantFrom(10, 200, 3000),
  duration: fc.constant(120),
  blockingDuration: fc.constant(70),
  rows: fc.array(row, { maxLength: 6 }),
});
const pages = fc.array(
  fc.record({
    session: fc.nat(2),
    route: fc.constantFrom('/cart', '/list'),
    entries: fc.array(entry, { maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Sums come in another order of adding up. */
const near = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner) => (typeof inner === 'number' ? Number(inner.toPrecision(9)) : inner)),
  );
const byName = <T extends { name?: string; kind?: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => `${a.kind} ${a.name}`.localeCompare(`${b.kind} ${b.name}`));

test('answers are those of a simple model, whatever the rows are', () => {
  // A few hundred questions.
  test.slow();
  return withCollector(async (collector) => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(pages, async (made) => {
        run++;
        const app = `app${run}`;
        const batches = made.map(({ session, route, entries }, i) =>
          sampleBatch(100 * run + i, entries, {
            page: { app, session: `s${session}`, release: `1.${i % 2}` },
            view: { route },
          }),
        );
        await store(collector, ...batches);
        const told = toldIn(batches);
        const { rows, totals } = await collector.ask<Functions>(`/api/functions?app=${app}&sort=mean`);
        expect(near(byName(rows))).toEqual(near(byName(functionsOf(told))));
        expect(rows.map(({ mean }) => mean)).toEqual(rows.map(({ mean }) => mean).sort((a, b) => b - a));
        for (const { kind, names } of totals)
          expect(names).toBe(new Set(told.filter((one) => kindOf(one) === kind).map((one) => one.name)).size);

        for (const { name, kind } of rows.slice(0, 3)) {
          const answer = await collector.ask<InstrumentedFunction>(
            `/api/function?app=${app}&kind=${kind}&name=${encodeURIComponent(name)}`,
          );
          const own = told.filter((one) => one.name === name && kindOf(one) === kind);
          const called = told.filter((one) => one.caller === name && callerKindOf(one) === kind);
          expect(near(answer.row)).toEqual(near(figuresOf(own)));
          const callers = callsBy(own, (one) => ({ name: one.caller, kind: callerKindOf(one) }));
          const callees = callsBy(called, (one) => ({ name: one.name, kind: kindOf(one) }));
          expect(near(byName(answer.callers))).toEqual(near(byName(callers)));
          expect(near(byName(answer.callees))).toEqual(near(byName(callees)));
          expect(near(byName(answer.routes))).toEqual(near(byName(sharesBy(own, (one) => one.route))));
          expect(near(byName(answer.releases))).toEqual(near(byName(sharesBy(own, (one) => one.release))));
          const order = (list: typeof answer.frames) =>
            [...list].sort((a, b) => `${a.page} ${a.startTime}`.localeCompare(`${b.page} ${b.startTime}`));
          expect(near(order(answer.frames))).toEqual(near(order(framesOf(own))));
          expect(answer.phases.map(({ phase }) => phase).sort()).toEqual(
            [...new Set(own.flatMap(({ phase }) => phase ?? []))].sort(),
          );
          for (const { phase, render, layoutEffects, effects, ...figures } of answer.phases) {
            const of = own.filter((one) => one.phase === phase);
            expect(near(figures)).toEqual(near(figuresOf(of)));
            expect(layoutEffects).toBe(undefined);
            expect(near(effects)).toBe(near(1.5 * of.length));
            expect(near(render ?? 0)).toEqual(near(of.reduce((sum, one) => sum + one.own, 0)));
          }
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

test('the list is sorted as asked, 200 of each kind, with the totals of all', () =>
  withCollector(async (collector) => {
    const rows = Array.from({ length: 250 }, (_, i): FunctionRow => {
      const longest = ((i * 7919) % 251) + 1;
      return {
        name: `f${i}`,
        calls: i + 1,
        total: 1000 - i,
        own: (i * 31) % 250,
        longest,
        durations: [i % 20, i + 1],
      };
    });
    const component: FunctionRow = {
      name: 'f1',
      kind: 'component',
      phase: 'mount',
      calls: 1,
      total: 2,
      own: 1,
      longest: 2,
    };
    await store(collector, sampleBatch(1, [table(rows), table([component])]));
    for (const sort of ['own', 'total', 'calls', 'mean', 'p95', 'max'] as const) {
      const answer = await collector.ask<Functions>(`/api/functions?sort=${sort}`);
      const listed = answer.rows.filter(({ kind }) => kind === 'function').map((row) => row[sort] ?? 0);
      expect(listed).toHaveLength(200);
      expect(listed).toEqual([...listed].sort((a, b) => b - a));
      expect(answer.rows.filter(({ kind }) => kind === 'component')).toEqual([
        { name: 'f1', kind: 'component', calls: 1, users: 1, total: 2, own: 1, mean: 2, max: 2, share: 1 },
      ]);
      expect(byName(answer.totals.map((row) => ({ ...row, name: row.kind })))).toMatchObject([
        { kind: 'component', names: 1, calls: 1, own: 1 },
        { kind: 'function', names: 250, calls: (250 * 251) / 2, own: (249 * 250) / 2 },
      ]);
    }
    const { rows: byOwn } = await collector.ask<Functions>('/api/functions');
    expect(byOwn[0]!.own).toBe(249);
  }));

test('the 95th percentile is off by a step of the buckets at most, and never above the longest call', () =>
  withCollector(async (collector) => {
    const times = Array.from({ length: 1000 }, (_, i) => 0.05 * 1.008 ** i);
    const bucketOf = (ms: number) => (ms < 0.1 ? 0 : 1 + Math.floor(Math.log2(ms * 10) * 2));
    const buckets = new Map<number, number>();
    for (const ms of times) buckets.set(bucketOf(ms), (buckets.get(bucketOf(ms)) ?? 0) + 1);
    const one = { calls: 1000, total: 900, own: 900, longest: times.at(-1)! };
    await store(
      collector,
      sampleBatch(1, [
        table([
          { ...one, name: 'spread', durations: [...buckets].flat() },
          { ...one, name: 'short', longest: 0.03, durations: [0, 1000] },
        ]),
      ]),
    );
    const { rows } = await collector.ask<Functions>('/api/functions');
    const p95 = (name: string) => rows.find((row) => row.name === name)!.p95!;
    expect(p95('spread') / times[950]!).toBeGreaterThan(Math.SQRT1_2);
    expect(p95('spread') / times[950]!).toBeLessThan(Math.SQRT2);
    expect(p95('short')).toBeLessThanOrEqual(0.03);
  }));

test('filters narrow both answers, and what is not known has no figures', () =>
  withCollector(async (collector) => {
    const of = (n: number, calls: number, more: Parameters<typeof sampleBatch>[2]) =>
      sampleBatch(n, [table([{ name: 'f', calls, total: 4, own: 4, longest: 4 }])], more);
    await store(
      collector,
      of(1, 1, { page: { release: '1.0.0', device: { mobile: true } } }),
      of(2, 10, { view: { route: '/list' }, page: { device: { mobile: false } } }),
      of(3, 100, { page: { app: 'admin' } }),
    );
    for (const [filter, calls] of [
      ['', 111],
      ['app=shop', 11],
      ['release=1.0.0', 1],
      ['route=/list', 10],
      ['device=mobile', 1],
      ['device=desktop', 10],
      [`from=${Date.now() - 4 * 3_600_000}`, 111],
      [`to=${Date.now() - 4 * 3_600_000}`, undefined],
    ] as const) {
      const { rows } = await collector.ask<Functions>(`/api/functions?${filter}`);
      expect(rows[0]?.calls).toBe(calls);
      const { row } = await collector.ask<InstrumentedFunction>(`/api/function?name=f&${filter}`);
      expect(row?.calls).toBe(calls);
    }
    const nothing = { callers: [], callees: [], phases: [], routes: [], releases: [], frames: [] };
    expect(await collector.ask('/api/function?name=f&kind=component')).toEqual(nothing);
    expect(await collector.ask('/api/function?name=g')).toEqual(nothing);
    expect(await collector.ask('/api/function')).toEqual({ error: 'The question needs a name' });
    expect(await collector.ask('/api/function?name=f&kind=class')).toEqual({
      error: 'kind must be one of function, component, not "class"',
    });
    expect(await collector.ask('/api/functions?sort=name')).toEqual({
      error: 'sort must be one of own, total, calls, mean, p95, max, not "name"',
    });
  }));

test("a frame's own table adds nothing to what long frames blocked", () =>
  withCollector(async (collector) => {
    const frame = { startTime: 10, duration: 150, blockingDuration: 100 };
    const rows = [{ name: 'f', calls: 1, total: 90, own: 90, longest: 90 }];
    await store(
      collector,
      sampleBatch(1, [
        { type: 'long-animation-frame', ...frame },
        { type: 'functions', name: 'long-animation-frame', ...frame, rows },
      ]),
    );
    expect(await collector.ask('/api/visits')).toMatchObject([
      { id: pageId(1), blocking: 100, longestFrame: 150 },
    ]);
    const { blocking } = await collector.ask<{ blocking: (number | null)[] }>('/api/series');
    expect(blocking.filter((ms) => ms !== null)).toEqual([100]);
    expect(await collector.ask('/api/culprits')).toMatchObject({ frames: 1, totalBlocking: 100 });
  }));
