import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Bar } from '../../src/dashboard/timeline/Bar.js';
import { barOf } from '../../src/dashboard/timeline/barOf.js';
import { boxAt } from '../../src/dashboard/timeline/boxAt.js';
import { boxesOf, least } from '../../src/dashboard/timeline/boxesOf.js';
import { densityOf } from '../../src/dashboard/timeline/densityOf.js';
import { byStart, lanesOf } from '../../src/dashboard/timeline/lanesOf.js';
import { spanLanesOf } from '../../src/dashboard/timeline/spanLanesOf.js';
import {
  around,
  holding,
  panned,
  parseSpan,
  spanText,
  wholeOf,
  within,
  zoomed,
} from '../../src/dashboard/timeline/spans.js';
import { stepFrom } from '../../src/dashboard/timeline/stepFrom.js';
import { ticksOf } from '../../src/dashboard/timeline/ticksOf.js';
import { tracksOf } from '../../src/dashboard/timeline/tracksOf.js';
import type { StoryEntry } from '../../src/wire/index.js';

const time = fc.integer({ min: -5_000, max: 60_000 }).map((tenths) => tenths / 10);
const length = fc
  .oneof(fc.constant(0), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20_000 }))
  .map((tenths) => tenths / 10);
const bars = (most = 300) =>
  fc.array(fc.tuple(time, length), { maxLength: most }).map((times) =>
    times
      .map(([start, duration], i): Bar => {
        return { id: String(i), kind: 'measure', start, end: start + duration, label: `m${i}` };
      })
      .sort(byStart),
  );
const span = fc
  .tuple(time, fc.double({ min: 1, max: 5000, noNaN: true }))
  .map(([from, size]) => ({ from, to: from + size }));
const width = fc.integer({ min: 1, max: 1500 });
const lane = (all: Bar[]) => lanesOf(all, 1)[0] ?? [];
const idsOf = (list: readonly Bar[]) => list.flatMap(({ id, crowd }) => crowd?.map((bar) => bar.id) ?? [id]);

test('no two bars of a lane overlap, and each bar is in exactly one', () => {
  fc.assert(
    fc.property(bars(), fc.integer({ min: 1, max: 8 }), (all, most) => {
      const lanes = lanesOf(all, most);
      expect(lanes.length).toBeLessThanOrEqual(most + 1);
      for (const lane of lanes)
        for (const [i, bar] of lane.entries())
          if (i) expect(bar.start).toBeGreaterThanOrEqual(lane[i - 1]!.end);
      expect(lanes.flatMap(idsOf).sort()).toEqual(all.map(({ id }) => id).sort());
    }),
  );
});

test('what runs inside another lies below it', () => {
  fc.assert(
    fc.property(bars(40), (all) => {
      const lanes = lanesOf(all, 100);
      const depth = new Map(lanes.flatMap((lane, i) => lane.map(({ id }) => [id, i] as const)));
      for (const outer of all)
        for (const inner of all)
          if (outer.start < inner.start && inner.end <= outer.end && inner.start < outer.end)
            expect(depth.get(inner.id)).not.toBe(depth.get(outer.id));
      // No more lanes than bars at one time, the one that begins then among them.
      const others = (at: Bar) =>
        all.filter((bar) => bar !== at && bar.start <= at.start && bar.end > at.start).length;
      expect(lanes.length).toBeLessThanOrEqual(Math.max(0, ...all.map((bar) => others(bar) + 1)));
    }),
  );
});

test('a part lies below what it is a part of, in lanes that nothing of another span stands between', () => {
  const spans = fc.tuple(bars(60), fc.array(fc.nat(), { maxLength: 60 })).map(([all, choices]) =>
    // A parent stands before its part, so that none leads to itself.
    all.map((bar, i): Bar => {
      const chosen = choices[i];
      return chosen === undefined || !i || chosen % 3 === 0
        ? bar
        : { ...bar, parent: String(all[chosen % i]!.id) };
    }),
  );
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 8 }), (all, most) => {
      const lanes = spanLanesOf(all, most);
      expect(lanes.length).toBeLessThanOrEqual(most + 1);
      for (const lane of lanes)
        for (const [i, bar] of lane.entries())
          if (i) expect(bar.start).toBeGreaterThanOrEqual(lane[i - 1]!.end);
      expect(lanes.flatMap(idsOf).sort()).toEqual(all.map(({ id }) => id).sort());
    }),
  );
  fc.assert(
    fc.property(spans, (all) => {
      const lanes = spanLanesOf(all, 1_000);
      const depth = new Map(lanes.flatMap((lane, i) => lane.map(({ id }) => [id, i] as const)));
      const rootOf = (bar: Bar): Bar => {
        const parent = all.find(({ id }) => id === bar.parent);
        return parent ? rootOf(parent) : bar;
      };
      for (const part of all) {
        if (part.parent !== undefined) expect(depth.get(part.id)).toBeGreaterThan(depth.get(part.parent)!);
        // Of two that are no part of each other and overlap, all of one stands above all of the other.
        for (const other of all) {
          const [root, another] = [rootOf(part), rootOf(other)];
          if (root === another || part.end <= other.start || other.end <= part.start) continue;
          const above = depth.get(root.id)! < depth.get(another.id)!;
          expect(depth.get(part.id)! < depth.get(other.id)!).toBe(above);
        }
      }
    }),
  );
});

test('each bar that is seen is drawn in one box, no boxes overlap, and there are never more than pixels', () => {
  fc.assert(
    fc.property(bars(), span, width, (all, seen, wide) => {
      const of = lane(all);
      const boxes = boxesOf(of, seen, wide);
      const inSight = of.flatMap(({ start, end }, i) => (end >= seen.from && start <= seen.to ? [i] : []));
      expect(
        boxes.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
      ).toEqual(inSight);
      expect(boxes.length).toBeLessThanOrEqual(wide / least + 2);
      for (const [i, box] of boxes.entries()) {
        expect(box.width).toBeGreaterThanOrEqual(least);
        expect(box.x).toBeGreaterThanOrEqual(i ? boxes[i - 1]!.x + boxes[i - 1]!.width : 0);
      }
    }),
  );
});

test('a bar that is wide enough is drawn where it is', () => {
  fc.assert(
    fc.property(bars(), span, width, (all, seen, wide) => {
      const of = lane(all);
      const scale = wide / (seen.to - seen.from);
      for (const { x, width, first, last } of boxesOf(of, seen, wide)) {
        expect(x).toBeGreaterThanOrEqual(Math.max(0, (of[first]!.start - seen.from) * scale) - 1e-6);
        expect(x).toBeLessThanOrEqual(Math.max(0, (of[first]!.start - seen.from) * scale) + least + 1e-6);
        const end = Math.min(wide, (of[last]!.end - seen.from) * scale);
        expect(Math.abs(x + width - end)).toBeLessThanOrEqual(2 * least + 1e-6);
      }
    }),
  );
});

test('what is under the pointer is what is drawn there', () => {
  fc.assert(
    fc.property(bars(), span, width, fc.double({ min: 0, max: 1500, noNaN: true }), (all, seen, wide, x) => {
      const boxes = boxesOf(lane(all), seen, wide);
      for (const box of boxes) {
        expect(boxAt(boxes, box.x)).toBe(box);
        expect(boxAt(boxes, box.x + box.width / 2)).toBe(box);
      }
      const there = boxes.find((box) => box.x <= x && x < box.x + box.width);
      const hit = boxAt(boxes, x, 4);
      if (there) expect(hit).toBe(there);
      else {
        const away = boxes.map((box) => Math.max(box.x - x, x - box.x - box.width));
        const nearest = Math.min(...away);
        if (nearest <= 4) expect(away[boxes.indexOf(hit!)]).toBe(nearest);
        else expect(hit).toBeUndefined();
      }
    }),
  );
});

test('however it is zoomed and moved, what is seen lies within the whole', () => {
  const whole = { from: -20, to: 6000 };
  fc.assert(
    fc.property(
      span,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      time,
      bars(1),
      (asked, factor, ms, [bar]) => {
        const seen = within(whole, asked);
        const all = [
          seen,
          zoomed(whole, seen, factor),
          zoomed(whole, seen, factor, ms),
          panned(whole, seen, ms),
        ];
        if (bar) all.push(around(whole, bar), holding(whole, seen, bar));
        for (const { from, to } of all) {
          expect(from).toBeGreaterThanOrEqual(whole.from - 1e-6);
          expect(to).toBeLessThanOrEqual(whole.to + 1e-6);
          expect(to - from).toBeGreaterThan(0.99);
        }
        expect(panned(whole, seen, ms).to - panned(whole, seen, ms).from).toBeCloseTo(seen.to - seen.from, 6);
        if (bar && bar.start > whole.from && bar.end < whole.to) {
          const held = holding(whole, seen, bar);
          expect(held.from).toBeLessThanOrEqual(bar.end + 1e-6);
          expect(held.to).toBeGreaterThanOrEqual(bar.start - 1e-6);
        }
        const kept = parseSpan(spanText(whole, seen));
        if (kept) expect(Math.abs(kept.from - seen.from) + Math.abs(kept.to - seen.to)).toBeLessThan(0.11);
        else expect(spanText(whole, seen)).toBe('');
      },
    ),
  );
  for (const text of ['', '5', 'a~b', '9~1', '1~2~3', '1~Infinity']) expect(parseSpan(text)).toBeUndefined();
});

test('zooming keeps the time under the pointer where it is', () => {
  const whole = { from: 0, to: 10_000 };
  const seen = zoomed(whole, { from: 2000, to: 6000 }, 0.5, 3000);
  expect(seen).toEqual({ from: 2500, to: 4500 });
});

test('ticks are round, in sight and apart', () => {
  fc.assert(
    fc.property(span, width, (seen, wide) => {
      const { step, ticks } = ticksOf(seen, wide, 80);
      const scale = wide / (seen.to - seen.from);
      expect(step * scale).toBeGreaterThanOrEqual(80 - 1e-6);
      expect(step * scale).toBeLessThanOrEqual(80 * 2.5 + 1e-6);
      expect(ticks.filter((tick) => tick < seen.from - 1e-6 || tick > seen.to + 1e-6)).toEqual([]);
    }),
  );
});

test('the density holds all that the bars cover, and no more', () => {
  fc.assert(
    fc.property(bars(60), fc.integer({ min: 1, max: 400 }), (all, columns) => {
      const of = lane(all);
      const whole = wholeOf(of);
      const shares = densityOf(of, whole, columns);
      const covered = of.reduce((sum, { start, end }) => sum + end - start, 0);
      const step = (whole.to - whole.from) / columns;
      expect(shares.reduce((sum, share) => sum + share * step, 0)).toBeCloseTo(covered, 5);
      expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

test('a time opens at what starts there, rather at evidence', () => {
  const bar = (id: string, kind: Bar['kind'], start: number, end: number): Bar => ({
    id,
    kind,
    start,
    end,
    label: id,
  });
  const all = [
    bar('view', 'view', 100, 900),
    bar('mark', 'mark', 100, 100),
    bar('script', 'script', 100, 300),
    bar('frame', 'frame', 100, 200),
    bar('late', 'frame', 140, 300),
  ];
  expect(barOf(all, 100)?.id).toBe('frame');
  expect(barOf(all, 130)?.id).toBe('late');
  expect(barOf([], 5)).toBeUndefined();
});

const entry = (seq: number, more: object) => ({ seq, view: 0, startTime: seq, ...more }) as StoryEntry;

test('every entry stands in a track, hostile ones too, and steps reach all of a track', () => {
  const devtools = (value: unknown) => ({
    type: 'measure',
    name: 'm',
    duration: 5,
    detail: { devtools: value },
  });
  const entries = [
    entry(0, devtools({ track: 'Cart', trackGroup: 'Shop' })),
    entry(1, devtools({ track: ['no string'] })),
    entry(2, devtools(null)),
    entry(3, { type: 'measure', name: 'plain', duration: -2, detail: 'text' }),
    entry(4, { type: 'longtask', duration: 60 }),
    entry(5, { type: 'other', sentType: 'event', detail: { a: 1 } }),
    entry(6, { type: 'mark', name: '__proto__', detail: { devtools: { track: '__proto__' } } }),
    ...Array.from({ length: 40 }, (_, i) => entry(7 + i, devtools({ track: `track ${i}` }))),
  ];
  const holes = [
    { from: 90, to: 95, state: 'missing' as const, after: 70, before: 60 },
    { from: 99, to: 100, state: 'missing' as const },
  ];
  const tracks = tracksOf({ entries, holes });
  expect(tracks.map(({ title }) => title).slice(0, 5)).toEqual([
    'Not here',
    'Long tasks',
    'Measures',
    'Shop · Cart',
    '__proto__',
  ]);
  expect(tracks).toHaveLength(3 + 12 + 1 + 1);
  const ids = tracks.flatMap(({ bars }) => bars.map(({ id }) => id));
  expect(new Set(ids)).toEqual(new Set([...entries.map(({ seq }) => String(seq)), 'h90', 'h99']));
  expect(ids).toHaveLength(entries.length + 2);
  for (const { bars } of tracks) for (const { start, end } of bars) expect(end).toBeGreaterThanOrEqual(start);

  let bar = stepFrom(tracks, undefined, 'next');
  const seen = [bar?.id];
  for (let next = stepFrom(tracks, bar, 'next'); next !== bar; next = stepFrom(tracks, bar, 'next')) {
    bar = next;
    seen.push(bar?.id);
  }
  expect(seen).toEqual(tracks[0]!.bars.map(({ id }) => id));
  expect(stepFrom(tracks, bar, 'up')).toBe(bar);
  expect(tracks[1]!.bars).toContain(stepFrom(tracks, bar, 'down'));
  expect(tracksOf({ entries: [], holes: [] })).toEqual([]);
});

test('a frame has its scripts and its rendering, and an interaction told twice stands once', () => {
  const inp = (seq: number, value: number) =>
    entry(seq, {
      type: 'web-vital',
      name: 'INP',
      value,
      attribution: {
        interactionTime: 90,
        inputDelay: 10,
        processingDuration: 50,
        interactionTarget: '#buy',
        interactionType: 'pointer',
      },
    });
  const frame = entry(3, {
    type: 'long-animation-frame',
    startTime: 100,
    duration: 140,
    blockingDuration: 80,
    renderStart: 200,
    styleAndLayoutStart: 220,
    scripts: [{ startTime: 101, duration: 80, forcedStyleAndLayoutDuration: 20, sourceFunctionName: 'n' }],
  });
  const tracks = tracksOf({ entries: [inp(1, 100), inp(2, 560), frame], holes: [] });
  const [interactions, frames, scripts] = tracks;
  expect(interactions?.bars).toMatchObject([
    { id: '2', start: 90, end: 650, label: 'pointer #buy', strong: [[100, 150]], rating: 'poor' },
  ]);
  expect(frames?.bars).toMatchObject([{ id: '3', start: 100, end: 240, strong: [[200, 240]] }]);
  expect(scripts?.bars).toMatchObject([
    { id: '3.0', start: 101, end: 181, label: 'n', forced: 0.25 },
    { id: '3.r', start: 200, end: 240, strong: [[220, 240]] },
  ]);
});
