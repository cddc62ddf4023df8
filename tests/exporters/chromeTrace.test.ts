import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { chromeTrace } from '../../src/exporters/chromeTrace.js';
import { nested } from '../../src/exporters/nested.js';
import type { TraceEvent } from '../../src/exporters/TraceEvent.js';
import type { StoryEntry } from '../../src/wire/index.js';
import { storyBatch } from '../dashboard/storyBatch.js';
import { storyOf } from './storyOf.js';

const tasks = fc.array(
  fc.record({ ts: fc.integer({ min: 0, max: 500 }), dur: fc.integer({ min: 0, max: 200 }) }),
  { maxLength: 60 },
);
type Task = { ts: number; dur: number };
const isNested = (list: readonly Task[]) =>
  list.every((a, i) => list.slice(i + 1).every((b) => b.ts >= a.ts + a.dur || b.ts + b.dur <= a.ts + a.dur));

test('tasks of a thread lie one inside the other or apart, and what did so before stays as it was', () => {
  fc.assert(
    fc.property(tasks, (all) => {
      const once = nested(all);
      expect(isNested(once)).toBe(true);
      expect(once.every((task, i) => task.dur > 0 && (!i || task.ts >= once[i - 1]!.ts))).toBe(true);
      expect(nested(once)).toEqual(once);
    }),
  );
});

test('tasks that overlap by rounding stand side by side', () => {
  const all = [
    { ts: 0, dur: 1000 },
    { ts: 0, dur: 300 },
    { ts: 299, dur: 400 },
    { ts: 690, dur: 311 },
  ];
  expect(nested(all)).toEqual([
    { ts: 0, dur: 1000 },
    { ts: 0, dur: 300 },
    { ts: 300, dur: 399 },
    { ts: 699, dur: 301 },
  ]);
});

const { traceEvents } = chromeTrace(storyOf(storyBatch({ app: 'trace' })));
const named = (name: string) => traceEvents.filter((event) => event.name === name);
const base = named('navigationStart')[0]!.ts;
const dataOf = (event: TraceEvent | undefined) =>
  (event?.args as { data?: Record<string, unknown> } | undefined)?.data;

test('frames are tasks of the main thread, with their scripts and their rendering inside', () => {
  const [thread] = traceEvents.filter(
    ({ ph, args }) => ph === 'M' && 'name' in args && args.name === 'CrRendererMain',
  );
  const click = named('RunTask').find(({ ts }) => ts === base + 2_004_000)!;
  expect(click).toMatchObject({ ph: 'X', dur: 280_000, pid: thread!.pid, tid: thread!.tid });
  const buy = named('FunctionCall').find((event) => dataOf(event)?.functionName === 'addToBasket')!;
  expect(buy).toMatchObject({ ts: base + 2_012_000, dur: 196_000, tid: thread!.tid });
  expect(dataOf(buy)?.url).toBe('https://page.invalid/assets/app.3f2.js');
  expect(named('Layout').map(({ ts, dur }) => [ts - base, dur])).toEqual([
    [562_000, 18_000],
    [2_240_000, 44_000],
  ]);
  expect(named('EvaluateScript')).toHaveLength(1);
  expect(isNested(traceEvents.filter(({ ph }) => ph === 'X') as (TraceEvent & Task)[])).toBe(true);
});

test('a script whose source is known stands there with it', () => {
  const frame = (source: object): StoryEntry => {
    const script = {
      startTime: 0,
      duration: 60,
      sourceURL: '/a.js',
      sourceCharPosition: 7,
      sourceFunctionName: 'n',
      source,
    };
    return {
      seq: 0,
      view: 0,
      type: 'long-animation-frame',
      startTime: 0,
      duration: 90,
      scripts: [script],
    } as StoryEntry;
  };
  const places = [
    { file: 'src/cart.ts', line: 12, column: 3, name: 'addToBasket' },
    { missing: 'No map.' },
  ].map((source) =>
    dataOf(
      chromeTrace({ entries: [frame(source)], holes: [] }).traceEvents.find(
        ({ name }) => name === 'FunctionCall',
      ),
    ),
  );
  expect(places).toMatchObject([
    { functionName: 'addToBasket', url: 'src/cart.ts', lineNumber: 12, columnNumber: 3 },
    { functionName: 'n', url: 'https://page.invalid/a.js', lineNumber: 1, columnNumber: 8 },
  ]);
});

test('paths stand on the origin of a page that tells it', () => {
  const story = storyOf(storyBatch({ app: 'origin' }));
  const { traceEvents } = chromeTrace({
    ...story,
    head: { ...story.head!, url: 'https://shop.example/cart' },
  });
  const urls = traceEvents
    .filter(({ name }) => name === 'ResourceSendRequest')
    .map((event) => dataOf(event)?.url);
  expect(urls).toContain('https://shop.example/assets/app.css');
  expect(urls).toContain('https://tags.example/t.js');
  expect(urls).toContain('https://shop.example/cart');
});

test('measures begin and end, with the detail that gives them a track of their own', () => {
  const [begin, end] = named('checkout');
  expect(begin).toMatchObject({ ph: 'b', ts: base + 2_300_000, cat: 'blink.user_timing' });
  expect(end).toMatchObject({ ph: 'e', ts: base + 3_500_000, id2: begin!.id2 });
  expect(JSON.parse((begin!.args as { detail: string }).detail).devtools.track).toBe('Checkout');
});

const anything: fc.Arbitrary<StoryEntry> = fc
  .tuple(
    fc.nat(),
    fc.double({ min: -1e6, max: 1e7, noNaN: true }),
    fc.double({ min: -1e4, max: 1e6, noNaN: true }),
    fc.constantFrom(
      'mark',
      'measure',
      'resource',
      'navigation',
      'longtask',
      'view',
      'other',
      'web-vital',
      'long-animation-frame',
    ),
    fc.string(),
    fc.oneof(fc.constant(undefined), fc.jsonValue()),
    fc.constantFrom('LCP', 'INP', 'CLS', 'FCP', 'TTFB'),
    fc.array(
      fc.record({
        startTime: fc.double({ min: 0, max: 1e6, noNaN: true }),
        duration: fc.double({ min: 0, max: 1e5, noNaN: true }),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([seq, startTime, duration, type, name, detail, vital, scripts]) => {
    const vitals = { name: vital, value: Math.abs(duration) };
    return {
      seq,
      view: 0,
      type,
      startTime,
      duration,
      name,
      detail,
      scripts,
      responseEnd: duration,
      ...(type === 'web-vital' && vitals),
    } as unknown as StoryEntry;
  });

test('whatever a page has sent becomes a file of whole, positive times in which all that begins ends', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anything, { selector: ({ seq }) => seq, maxLength: 30 }), (entries) => {
      const trace = JSON.parse(JSON.stringify(chromeTrace({ entries, holes: [] }))) as {
        traceEvents: TraceEvent[];
      };
      const open = new Map<string, number>();
      const wrong = trace.traceEvents.filter(({ ph, ts, dur = 0, id, id2, cat }) => {
        const key = `${cat} ${id ?? id2?.local}`;
        if (ph === 'b') open.set(key, (open.get(key) ?? 0) + 1);
        if (ph === 'e') open.set(key, (open.get(key) ?? 0) - 1);
        return !Number.isSafeInteger(ts) || ts < 0 || !Number.isSafeInteger(dur) || dur < 0;
      });
      expect(wrong).toEqual([]);
      expect([...open.values()].filter(Boolean)).toEqual([]);
      expect(trace.traceEvents.filter(({ ph }) => ph === 'b').length).toBe(
        entries.filter(
          (entry) => entry.type === 'measure' || (entry.type === 'web-vital' && entry.name === 'INP'),
        ).length,
      );
      const times = trace.traceEvents.map(({ ts }) => ts);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});
