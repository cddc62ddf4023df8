import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { countRender, createComponent } from '../../src/client/functions/countRender.js';
import { type Callee, createTally } from '../../src/client/functions/createTally.js';
import { wrap } from '../../src/client/functions/wrap.js';
import { shared } from '../../src/client/shared.js';
import type { FunctionRow, FunctionsEntry } from '../../src/wire/index.js';

/** What a page does: wrapped functions call one another and take their time, frames are long, views end. */
type Step =
  | { do: 'call'; name: string; work: number; fails: boolean; inside: Step[] }
  | { do: 'await'; name: string; work: number; later: number; fails: boolean }
  | { do: 'wait'; ms: number }
  | { do: 'frame'; ms: number }
  | { do: 'settle' }
  | { do: 'tell' }
  | { do: 'view' };

const names = fc.constantFrom('a', 'b', 'c');
const { step } = fc.letrec<{ step: Step; steps: Step[] }>((tie) => ({
  step: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ do: fc.constant('wait' as const), ms: fc.nat(80) }),
    fc.record({
      do: fc.constant('call' as const),
      name: names,
      work: fc.nat(70),
      fails: fc.boolean(),
      inside: tie('steps'),
    }),
    fc.record({
      do: fc.constant('await' as const),
      name: names,
      work: fc.nat(9),
      later: fc.nat(99),
      fails: fc.boolean(),
    }),
    fc.record({ do: fc.constant('frame' as const), ms: fc.integer({ min: 50, max: 300 }) }),
    ...(['settle', 'tell', 'view'] as const).map((what) => fc.record({ do: fc.constant(what) })),
  ),
  steps: fc.array(tie('step'), { maxLength: 4 }),
}));
const program = fc.array(step, { maxLength: 30 });

type Figures = Pick<FunctionRow, 'calls' | 'total' | 'own' | 'longest'> & { durations: Map<number, number> };
const bucketOf = (ms: number) => (ms < 0.1 ? 0 : 1 + Math.floor(Math.log2(ms * 10) * 2));
const rowIn = (rows: Map<string, Figures>, name: string, caller: string | undefined) => {
  const key = `${name} by ${caller}`;
  const row = rows.get(key) ?? { calls: 0, total: 0, own: 0, longest: 0, durations: new Map() };
  rows.set(key, row);
  return row;
};
const addTo = ({ durations }: Figures, bucket: number, count = 1) =>
  durations.set(bucket, (durations.get(bucket) ?? 0) + count);

/** A page of which the clock, the frames and the listener are the test's; all is put back by `leave()`. */
function openPage(now: () => number) {
  const before = { document: globalThis.document, PerformanceObserver: globalThis.PerformanceObserver };
  let tellFrames = (_: object[]) => {};
  class Observer {
    static supportedEntryTypes = ['long-animation-frame'];
    constructor(callback: (list: { getEntries(): object[] }) => void) {
      tellFrames = (frames) => callback({ getEntries: () => frames });
    }
    observe() {}
    takeRecords() {
      return [];
    }
  }
  Object.assign(globalThis, { document: {}, PerformanceObserver: Observer });
  Object.defineProperty(performance, 'now', { value: now, configurable: true });
  shared.sources.length = 0;
  shared.tally = createTally();
  const told: FunctionsEntry[] = [];
  return {
    told,
    frame: (startTime: number, duration: number) =>
      tellFrames([{ startTime, duration, blockingDuration: duration - 50 }]),
    tell: () => {
      for (const source of shared.sources) source((entry) => told.push(entry as FunctionsEntry));
    },
    leave() {
      Reflect.deleteProperty(performance, 'now');
      Object.assign(globalThis, before);
      delete shared.tally;
      delete shared.view;
    },
  };
}

const failure = new Error('mine');

/** Runs the program for real and adds up beside it, call by call. */
async function run(steps: Step[], tick: (ms: number) => void, now: () => number) {
  const page = openPage(now);
  const model = new Map<string, Figures>();
  const stack: { name: string; nested: number }[] = [];
  const later: (() => Promise<unknown>)[] = [];
  const views = [now()];
  const functions = new Map(
    ['a', 'b', 'c'].map((name) => [name, wrap(name, (body: () => unknown) => body())]),
  );
  let top = 0;

  const enter = (name: string, body: () => unknown, settles: boolean) => {
    const caller = stack.at(-1);
    const row = rowIn(model, name, caller?.name);
    const within = stack.some((call) => call.name === name);
    const call = { name, nested: 0 };
    const start = now();
    stack.push(call);
    try {
      return functions.get(name)!(body);
    } finally {
      stack.pop();
      const took = now() - start;
      row.calls++;
      row.own += took - call.nested;
      if (!settles) finish(row, took, within);
      if (caller) caller.nested += took;
      else top += took;
    }
  };
  const finish = (row: Figures, took: number, within: boolean) => {
    if (!within) row.total += took;
    row.longest = Math.max(row.longest, took);
    addTo(row, bucketOf(took));
  };

  const perform = (step: Step): void => {
    if (step.do === 'wait') tick(step.ms);
    else if (step.do === 'tell') page.tell();
    else if (step.do === 'view') {
      shared.view = now();
      views.push(now());
      page.tell();
    } else if (step.do === 'frame') page.frame(now() - step.ms, step.ms);
    else if (step.do === 'settle') return;
    else if (step.do === 'call')
      try {
        enter(
          step.name,
          () => {
            tick(step.work);
            step.inside.forEach(perform);
            if (step.fails) throw failure;
          },
          false,
        );
      } catch (error) {
        if (error !== failure) throw error;
      }
    else {
      const { name, work, fails } = step;
      const start = now();
      const caller = stack.at(-1)?.name;
      const within = stack.some((call) => call.name === name);
      let end = (_: number) => {};
      const promise = new Promise<number>((resolve, reject) => {
        end = fails ? reject : resolve;
      });
      const given = enter(
        name,
        () => {
          tick(work);
          return promise;
        },
        true,
      ) as Promise<number>;
      later.push(async () => {
        tick(step.later);
        finish(rowIn(model, name, caller), now() - start, within);
        end(7);
        if ((await given.catch((reason: unknown) => reason)) !== 7) throw new Error('not its result');
      });
    }
  };
  try {
    const began = now();
    for (const step of steps) {
      perform(step);
      if (step.do === 'settle') await later.shift()?.();
    }
    for (const settle of later.splice(0)) await settle();
    page.tell();
    // A view may just have ended.
    page.tell();
    return { told: page.told, model, views, wall: now() - began, top };
  } finally {
    page.leave();
  }
}

const sumsOf = (told: FunctionsEntry[]) => {
  const sums = new Map<string, Figures>();
  for (const { name, caller, calls, total, own, longest, durations = [] } of told.flatMap(
    ({ rows }) => rows,
  )) {
    const row = rowIn(sums, name, caller);
    row.calls += calls;
    row.total += total;
    row.own += own;
    row.longest = Math.max(row.longest, longest);
    for (let i = 0; i < durations.length; i += 2) addTo(row, durations[i]!, durations[i + 1]);
  }
  return sums;
};

test('whatever is called, awaited, thrown and told when, all tables together say what happened', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (steps) => {
      let time = 1_000;
      const { told, model, views, wall, top } = await run(
        steps,
        (ms) => {
          time += ms;
        },
        () => time,
      );
      expect(sumsOf(told)).toEqual(model);
      // Nor is a call counted in one view and its time in another.
      for (const view of new Set(views)) {
        const ofView = told.filter(
          ({ startTime }) => (views.findLast((start) => start <= startTime) ?? views[0]) === view,
        );
        for (const [key, { calls, durations }] of sumsOf(ofView))
          expect(
            [...durations.values()].reduce((sum, count) => sum + count, 0),
            `${key}, in the view that began at ${view}`,
          ).toBe(calls);
      }
      const own = told.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.own, 0);
      expect(own).toBe(top);
      expect(own).toBeLessThanOrEqual(wall);
      for (const { name, rows, duration } of told)
        if (name === 'long-animation-frame') {
          expect(rows.reduce((sum, row) => sum + row.own, 0)).toBeGreaterThanOrEqual(5);
          expect(duration).toBeGreaterThanOrEqual(50);
        }
    }),
    { numRuns: 300 },
  );
});

interface Node {
  name: string;
  phase: 'mount' | 'update';
  before: number;
  inside: readonly Node[];
  after: number;
}
const { node } = fc.letrec<{ node: Node; nodes: readonly Node[] }>((tie) => ({
  node: fc.record({
    name: names,
    phase: fc.constantFrom('mount' as const, 'update' as const),
    before: fc.integer({ min: 1, max: 9 }),
    inside: tie('nodes'),
    after: fc.nat(9),
  }),
  nodes: fc.oneof({ maxDepth: 5 }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
}));

test('components within components of their name take their time once', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 6 }), (commits) => {
      let time = 1_000;
      const page = openPage(() => time);
      /** For how many ms any was being rendered, by name and phase. */
      const model = new Map<string, number>();
      const open: string[] = [];
      const counts: (() => void)[] = [];
      const pass = (ms: number) => {
        time += ms;
        for (const key of new Set(open)) model.set(key, (model.get(key) ?? 0) + ms);
      };
      const render = ({ name, phase, before, inside, after }: Node, parent?: Callee) => {
        const callee = createComponent(name)[phase];
        const start = time;
        open.push(`${name} ${phase}`);
        pass(before);
        for (const child of inside) render(child, callee);
        pass(after);
        open.pop();
        const end = time;
        // The framework tells it when all is done, from the inside to the outside.
        counts.push(() =>
          countRender(callee, parent, { start, end, own: before + after, render: end - start }),
        );
      };
      try {
        for (const root of commits) {
          render(root);
          for (const count of counts.splice(0)) count();
          time += 5;
        }
        page.tell();
      } finally {
        page.leave();
      }
      const totals = new Map<string, number>();
      let own = 0;
      for (const row of page.told.flatMap(({ rows }) => rows)) {
        const key = `${row.name} ${row.phase}`;
        totals.set(key, (totals.get(key) ?? 0) + row.total);
        own += row.own;
      }
      expect(totals).toEqual(model);
      expect(own).toBe(time - 1_000 - 5 * commits.length);
    }),
    { numRuns: 300 },
  );
});

test('a clock that steps back, fails or talks nonsense spoils no figure and no call', async () => {
  await fc.assert(
    fc.asyncProperty(program, fc.array(fc.integer({ min: -5_000, max: 200 })), async (steps, jumps) => {
      let time = 1_000;
      let read = 0;
      const { told, model } = await run(
        steps,
        (ms) => {
          time += ms + (jumps[read++ % (jumps.length || 1)] ?? 0);
        },
        () => time,
      );
      const counted = (rows: Map<string, Figures>) =>
        [...rows].map(([key, { calls }]) => [key, calls]).sort();
      expect(counted(sumsOf(told))).toEqual(counted(model));
      for (const { duration, rows } of told)
        for (const figure of [duration, ...rows.flatMap(({ total, own, longest }) => [total, own, longest])])
          expect(figure).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 100 },
  );
  for (const broken of [
    () => {
      throw new Error('patched');
    },
    () => 'soon' as unknown as number,
    () => Number.NaN,
  ]) {
    const page = openPage(broken);
    const results = [];
    try {
      results.push(wrap('f', (n: number) => n + 1)(1));
      results.push(await wrap('g', async () => 3)());
      page.tell();
    } finally {
      page.leave();
    }
    expect(results).toEqual([2, 3]);
    const rows = page.told.flatMap(({ rows }) => rows).map(({ name, calls, own }) => [name, calls, own]);
    expect(rows.sort()).toEqual([
      ['f', 1, 0],
      ['g', 1, 0],
    ]);
  }
});

test('without the core, names without end and frames without end take no memory without end', async () => {
  let time = 0;
  const page = openPage(() => time);
  try {
    for (let i = 0; i < 5_000; i++) {
      wrap(`item ${i}`, () => {
        time += 6;
      })();
      time += 60;
      page.frame(time - 66, 66);
    }
    page.tell();
    const rows = page.told.flatMap(({ rows }) => rows);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(1_001);
    expect(rows.reduce((sum, { calls }) => sum + calls, 0)).toBe(5_000);
    expect(page.told.filter(({ name }) => name === 'long-animation-frame').length).toBe(100);
    for (const entry of page.told) expect(JSON.stringify(entry).length).toBeLessThan(16_384);
  } finally {
    page.leave();
  }
});
