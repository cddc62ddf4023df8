import { expect, test } from '@playwright/test';
import { differenceOfQuantiles } from '../../src/analysis/statistics/differenceOfQuantiles.js';
import type {
  Batch,
  Comparison,
  Culprits,
  Device,
  Entry,
  MeasureRow,
  Release,
  Vital,
  WebVitalEntry,
} from '../../src/wire/index.js';
import { chance, quantileSample } from '../analysis/samples.js';
import { type Running, withCollector } from './runCollector.js';
import { body, sampleBatch } from './sampleBatch.js';

interface Side {
  release?: string;
  device?: Device;
  /** ms before now. */
  ago?: number;
  visits?: number;
  /** Factors on what is drawn alike for every side. */
  lcp?: number;
  blocking?: number;
  measure?: number;
  file?: string;
  fn?: string;
}

let pages = 0;

/** Visits of one to four views, whose times differ by visit as well as by view. */
function visitsOf(side: Side, seed: number): Batch[] {
  const {
    release = '1.0.0',
    device,
    ago = 3_600_000,
    visits = 80,
    lcp = 1,
    blocking = 1,
    measure = 1,
  } = side;
  const draw = chance(seed);
  const batches: Batch[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const own = Math.exp(0.3 * draw.normal());
    for (let view = draw.views(1.5); view > 0; view--) {
      const vital = own * lcp * 2000 * Math.exp(0.3 * draw.normal());
      const blocked = own * blocking * 100 * Math.exp(0.5 * draw.normal());
      const entries: Entry[] = [
        {
          type: 'web-vital',
          startTime: 900,
          name: 'LCP',
          value: vital,
          navigationType: 'navigate',
        },
        {
          type: 'measure',
          startTime: 10,
          duration: own * measure * 20 * (0.5 + draw.even()),
          name: 'cart:price',
        },
        {
          type: 'long-animation-frame',
          startTime: 1000,
          duration: blocked + 50,
          blockingDuration: blocked,
          scripts: [
            {
              startTime: 1000,
              duration: blocked,
              sourceURL: side.file ?? '/assets/app.js',
              sourceFunctionName: side.fn ?? 'render',
              sourceCharPosition: 77,
            },
          ],
        },
      ];
      batches.push(
        sampleBatch(++pages, entries, {
          page: {
            session: `s-${seed}-${visit}`,
            release,
            timeOrigin: Date.now() - ago,
            ...(device && { device }),
          },
        }),
      );
    }
  }
  return batches;
}

async function store(collector: Running, ...sides: [Side, number][]): Promise<Batch[][]> {
  const stored = sides.map(([side, seed]) => visitsOf(side, seed));
  for (const batches of stored) expect((await collector.post(body(...batches))).status).toBe(204);
  return stored;
}

/** The p75 of what was sent, and what its interval needs, without the engine. */
function lcpOf(batches: Batch[]) {
  const byVisit = new Map<string, number[]>();
  for (const { page, entries } of batches) {
    const { value } = entries[0] as WebVitalEntry;
    byVisit.set(page.session, [...(byVisit.get(page.session) ?? []), value]);
  }
  return quantileSample([...byVisit.values()]);
}

const compare = (collector: Running, query: string) => collector.ask<Comparison>(`/api/comparison?${query}`);
const find = ({ figures }: Comparison, name: string) => figures.find((figure) => figure.name === name)!;
const verdicts = ({ figures }: Comparison) =>
  Object.fromEntries(
    figures.filter(({ verdict }) => verdict !== 'too few').map(({ name, verdict }) => [name, verdict]),
  );
const releases = 'release=2.0.0&base.release=1.0.0';

test('a release that is slower is worse, by about as much as it is, and what stayed the same is not', () =>
  withCollector(async (collector) => {
    await store(
      collector,
      [{ visits: 300 }, 1],
      [{ visits: 300, release: '2.0.0', lcp: 1.4, blocking: 0.6 }, 2],
    );
    const answer = await compare(collector, releases);
    expect(verdicts(answer)).toEqual({
      'LCP p75': 'worse',
      'LCP good': 'worse',
      'Blocking time per view': 'better',
      render: 'better',
      'cart:price': 'no evidence',
      'Long frames per view': 'no evidence',
    });
    expect(answer.judged).toBe(6);
    expect(answer.target).toMatchObject({ filter: { release: '2.0.0' }, visits: 300 });
    expect(answer.base).toMatchObject({ filter: { release: '1.0.0' }, visits: 300 });

    // p75 of the product of two log-normals: 2000 e^(0.6745 × √0.18), and 0.4 of it the difference.
    const { difference, unit, target, base } = find(answer, 'LCP p75');
    const truth = 0.4 * 2000 * Math.exp(0.67449 * Math.sqrt(0.18));
    expect(unit).toBe('ms');
    expect(difference!.value).toBeCloseTo(target.value! - base.value!, 6);
    expect(difference!.relative).toBeCloseTo(difference!.value / base.value!, 9);
    expect(difference!.low).toBeLessThan(truth);
    expect(difference!.high).toBeGreaterThan(truth);
    expect(difference!.together.low).toBeGreaterThan(0);
    expect(difference!.together.low).toBeLessThanOrEqual(difference!.low!);
    expect(find(answer, 'Blocking time per view').difference!.value).toBeLessThan(0);
    expect(find(answer, 'render').place).toEqual({
      app: 'shop',
      release: '2.0.0',
      sourceURL: '/assets/app.js',
      sourceFunctionName: 'render',
      sourceCharPosition: 77,
      invoker: '',
      invokerType: '',
      source: { missing: 'No source maps were uploaded' },
      culprit: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    // Turned round, all is the other way.
    const turned = await compare(collector, 'release=1.0.0&base.release=2.0.0');
    expect(find(turned, 'LCP p75')).toMatchObject({ verdict: 'better', target: base, base: target });
    expect(find(turned, 'LCP p75').difference!.value).toBeCloseTo(-difference!.value, 6);
    expect(find(turned, 'LCP p75').difference!.p).toBeCloseTo(difference!.p, 9);
  }));

test('the values are those that the other questions give, and the interval is that of what was sent', () =>
  withCollector(async (collector) => {
    const [base, target] = await store(collector, [{ visits: 60 }, 3], [{ visits: 60, release: '2.0.0' }, 4]);
    const answer = await compare(collector, `${releases}&app=shop`);
    for (const [side, release] of [
      ['target', '2.0.0'],
      ['base', '1.0.0'],
    ] as const) {
      const query = `app=shop&release=${release}`;
      const [vital] = await collector.ask<Vital[]>(`/api/vitals?${query}`);
      const [measure] = await collector.ask<MeasureRow[]>(`/api/measures?${query}`);
      const culprits = await collector.ask<Culprits>(`/api/culprits?${query}`);
      const { views } = answer[side];
      expect(find(answer, 'LCP p75')[side]).toEqual({ value: vital!.p75, visits: 60, values: vital!.views });
      expect(find(answer, 'LCP good')[side].value).toBeCloseTo(vital!.good, 9);
      expect(find(answer, 'cart:price')[side].value).toBeCloseTo(measure!.p75, 9);
      expect(find(answer, 'Blocking time per view')[side].value).toBeCloseTo(
        culprits.totalBlocking / views,
        6,
      );
      expect(find(answer, 'Long frames per view')[side].value).toBeCloseTo(culprits.frames / views, 9);
      const render = culprits.rows.find(({ sourceFunctionName }) => sourceFunctionName === 'render')!;
      expect(find(answer, 'render')[side].value).toBeCloseTo(render.totalBlocking / views, 6);
    }
    const { difference } = find(answer, 'LCP p75');
    const [low, high] = differenceOfQuantiles(lcpOf(target!), lcpOf(base!)).limits(1.959964);
    expect(difference!.low).toBeCloseTo(low, 3);
    expect(difference!.high).toBeCloseTo(high, 3);
  }));

test('of two sides that are alike nothing is told, whatever is drawn', () =>
  withCollector(async (collector) => {
    const draws = Array.from({ length: 12 }, (_, i) => i);
    await store(
      collector,
      ...draws.map((i): [Side, number] => [{ release: `${i}.0.0`, visits: 120 }, 100 + i]),
    );
    const told: string[] = [];
    for (const i of draws.slice(1)) {
      const answer = await compare(collector, `release=${i}.0.0&base.release=${i - 1}.0.0`);
      for (const { name, verdict } of answer.figures) {
        if (verdict === 'better' || verdict === 'worse') told.push(`${i}: ${name} ${verdict}`);
      }
      expect(answer.judged).toBe(6);
    }
    // Eleven comparisons, each of which tells something by chance in one of twenty cases.
    expect(told.length).toBeLessThanOrEqual(2);
  }));

test('too few visits are said to be too few', () =>
  withCollector(async (collector) => {
    await store(collector, [{ visits: 200 }, 5], [{ visits: 12, release: '2.0.0', lcp: 3 }, 6]);
    const answer = await compare(collector, releases);
    expect(answer.judged).toBe(0);
    expect(find(answer, 'LCP p75')).toMatchObject({
      verdict: 'too few',
      why: 'needs 20 visits on each side',
      target: { visits: 12 },
    });
    expect(find(answer, 'LCP p75')).not.toHaveProperty('difference');
    const empty = await compare(collector, 'release=9&base.release=8');
    expect(empty).toMatchObject({
      judged: 0,
      target: { visits: 0, views: 0 },
      base: { visits: 0, views: 0 },
    });
    expect(find(empty, 'LCP p75')).toMatchObject({ verdict: 'too few', target: { visits: 0, values: 0 } });
  }));

test('two periods, two devices', () =>
  withCollector(async (collector) => {
    const hour = 3_600_000;
    await store(
      collector,
      [{ ago: 3 * hour, device: { mobile: false }, visits: 150 }, 7],
      [{ ago: hour, lcp: 1.6, device: { mobile: true }, visits: 150 }, 8],
      [{ ago: hour / 2, lcp: 9, visits: 40 }, 9],
    );
    const now = Date.now();
    const periods = await compare(
      collector,
      `from=${now - 2 * hour}&to=${now - 0.75 * hour}&base.from=${now - 4 * hour}&base.to=${now - 2 * hour}`,
    );
    expect(find(periods, 'LCP p75').verdict).toBe('worse');
    expect(periods.base.filter).toEqual({ from: now - 4 * hour, to: now - 2 * hour });
    const devices = await compare(collector, 'device=mobile&base.device=desktop');
    expect(find(devices, 'LCP p75')).toMatchObject({ verdict: 'worse', target: { visits: 150 } });
    expect(find(devices, 'LCP p75').difference!.relative).toBeGreaterThan(0.3);
    expect(find(devices, 'LCP p75').difference!.relative).toBeLessThan(0.95);
  }));

test('a function is the same one where only the hash in the name of its file is another', () =>
  withCollector(async (collector) => {
    await store(
      collector,
      [{ file: '/assets/app.3f2a91c0.js' }, 10],
      [{ file: '/assets/app.77ffab12.js', release: '2.0.0', blocking: 2 }, 11],
      [{ file: '/assets/checkout-controller.js', fn: 'old', visits: 30 }, 12],
      [{ file: '/assets/checkout-elsewhere.js', fn: 'old', release: '2.0.0', visits: 30 }, 13],
    );
    const functions = (await compare(collector, releases)).figures.filter(({ kind }) => kind === 'function');
    const render = functions.filter(({ name }) => name === 'render');
    expect(render).toHaveLength(1);
    expect(render[0]).toMatchObject({
      verdict: 'worse',
      place: { sourceURL: '/assets/app.77ffab12.js', release: '2.0.0' },
    });
    expect(functions.filter(({ name }) => name === 'old')).toHaveLength(2);
    const gone = functions.find(({ place }) => place!.sourceURL === '/assets/checkout-controller.js')!;
    expect(gone.target.value).toBe(0);
    expect(gone.base.value).toBeGreaterThan(0);
  }));

test('sides that overlap, or are none, are refused in one sentence; hostile ones are compared', () =>
  withCollector(async (collector) => {
    const odd = `it's "odd" \\ {app:String} 猫 %`;
    await store(collector, [{ release: odd, fn: odd }, 14], [{ release: '2.0.0', fn: odd }, 15]);
    const query = new URLSearchParams({ release: '2.0.0', 'base.release': odd, app: 'shop' });
    const answer = await compare(collector, String(query));
    expect(answer.base.visits).toBe(80);
    expect(find(answer, odd).kind).toBe('function');
    const common =
      'The two sides have entries in common: name a part of the filter for both, as in release=1.5.0&base.release=1.4.0';
    for (const [asked, error] of [
      ['', common],
      ['base.release=1.0.0', common],
      ['release=1&base.release=1', common],
      ['from=10&base.from=0&base.to=11', common],
      ['device=mobile&base.device=watch', 'base.device must be mobile or desktop, not "watch"'],
      ['base.from=9&base.to=1', 'base.from must not be after base.to'],
      ['base.page=1', 'There is no filter "base.page": use app, release, route, device, from and to'],
    ]) {
      const response = await fetch(`${collector.url}/api/comparison?${asked}`);
      expect(response.status, asked).toBe(400);
      expect(await response.json()).toEqual({ error });
    }
  }));

test('releases come newest first, by when they were first seen', () =>
  withCollector(async (collector) => {
    const hour = 3_600_000;
    await store(
      collector,
      [{ release: 'b', ago: 2 * hour, visits: 3 }, 16],
      [{ release: 'a', ago: hour, visits: 2 }, 17],
      [{ release: 'b', ago: hour / 2, visits: 4 }, 18],
    );
    const list = await collector.ask<Release[]>('/api/releases?app=shop');
    expect(list).toEqual([
      { app: 'shop', release: 'a', first: expect.any(Number), newest: expect.any(Number), visits: 2 },
      { app: 'shop', release: 'b', first: expect.any(Number), newest: expect.any(Number), visits: 7 },
    ]);
    expect(list[0]!.first).toBeGreaterThan(list[1]!.first);
    expect(list[0]!.newest).toBeLessThan(list[1]!.newest);
    expect(await collector.ask<Release[]>('/api/releases?app=none')).toEqual([]);
  }));
