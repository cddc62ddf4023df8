import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { Hono } from 'hono';
import { ingestRoute } from '../../src/collector/ingestRoute.js';
import { validate } from '../../src/collector/validate.js';
import { QueueFullError } from '../../src/store/errors.js';
import type { Batch, Entry, Overview } from '../../src/wire/index.js';
import { long, withCollector } from './runCollector.js';
import { measures, sampleBatch } from './sampleBatch.js';

type Bytes = Uint8Array<ArrayBuffer>;

const frame: Entry = {
  type: 'long-animation-frame',
  startTime: 1,
  duration: 80,
  scripts: [{ startTime: 1, duration: 70, sourceURL: '/a.js', sourceCharPosition: 3 }],
};
const vital: Entry = {
  type: 'web-vital',
  startTime: 1,
  name: 'LCP',
  value: 9,
  navigationType: 'navigate',
};
const mark: Entry = { type: 'mark', startTime: 1, name: 'é\u2028😀', detail: { a: [1, null, 'x'] } };
const entry = fc.constantFrom(frame, vital, mark, ...measures(0, 3));

/** Each batch is of a page that no other case has. */
let pages = 0;

/** Playwright's `expect` notes each of its calls, which would take longer than the cases. */
function check(right: boolean, what: string) {
  if (!right) throw new Error(what);
}

const batches = fc.array(fc.array(entry, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });

const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(-1, 1.5, 1e308, 2 ** 32, '', '\ud800', '\0', [], {}, null, true, 'mark', '__proto__'),
);

/** Every place in a value, as the keys that lead there. */
function places(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...at, key]))];
}

/** What may befall a body: each makes another of its lines or bytes, as the seed says. */
type Damage = (given: { lines: string[]; seed: number; odd: unknown }) => string[];
const damages: Record<string, Damage> = {
  none: ({ lines }) => lines,
  'a line removed': ({ lines, seed }) => lines.filter((_, i) => i !== seed % lines.length),
  'a line twice': ({ lines, seed }) => [...lines, lines[seed % lines.length]!],
  'a line cut': ({ lines, seed }) =>
    lines.map((line, i) => (i === seed % lines.length ? line.slice(0, seed % line.length) : line)),
  'lines joined': ({ lines }) => [lines.join('')],
  'a line of something else': ({ lines, odd }) => [...lines, JSON.stringify(odd)],
  'a value changed': ({ lines, seed, odd }) =>
    lines.map((line, i) => {
      if (i !== seed % lines.length) return line;
      const root = { root: JSON.parse(line) };
      const all = places(root).slice(1);
      const path = all[seed % all.length]!;
      const key = path.at(-1)!;
      const parent = path.slice(0, -1).reduce<never>((inner, name) => inner[name]!, root as never);
      if (seed % 5) parent[key] = odd as never;
      else delete parent[key];
      return JSON.stringify(root.root) ?? '';
    }),
};
const byteDamages: Record<string, (bytes: Bytes, seed: number) => Bytes> = {
  none: (bytes) => bytes,
  cut: (bytes, seed) => bytes.slice(0, seed % (bytes.length + 1)),
  'the beginning cut': (bytes, seed) => bytes.slice(seed % (bytes.length + 1)),
  'a bit flipped': (bytes, seed) => {
    const flipped = bytes.slice();
    if (flipped.length) flipped[seed % flipped.length]! ^= 1 << (seed % 8);
    return flipped;
  },
  'bytes put in': (bytes, seed) => {
    const at = seed % (bytes.length + 1);
    return new Uint8Array([...bytes.slice(0, at), seed & 255, 0xff, 0, ...bytes.slice(at)]);
  },
  twice: (bytes) => new Uint8Array([...bytes, ...bytes]),
};

const sample = fc
  .record({
    entries: batches,
    damage: fc.constantFrom(...Object.keys(damages)),
    byteDamage: fc.constantFrom(...Object.keys(byteDamages)),
    gzipped: fc.boolean(),
    seed: fc.nat(2 ** 30),
    odd: oddValue,
    random: fc.uint8Array({ maxLength: 200 }),
  })
  .map(({ entries, damage, byteDamage, gzipped, seed, odd, random }) => () => {
    const lines = entries.map((some) => JSON.stringify(sampleBatch(++pages, some)));
    const text = damages[damage]!({ lines, seed, odd }).join('\n');
    const plain: Bytes = new TextEncoder().encode(text);
    const whole = gzipped ? new Uint8Array(gzipSync(plain, { level: 1 })) : plain;
    return seed % 31 ? byteDamages[byteDamage]!(whole, seed) : new Uint8Array(random);
  });

test('whatever bytes come, each batch is taken whole or not at all, and the answer says which', async () => {
  test.setTimeout(3_600_000);
  let taken: Batch[] = [];
  let full = false;
  const app = new Hono().post(
    '/',
    ingestRoute({
      async take(batch) {
        // As a store would: the route decides nothing by what happens later.
        await undefined;
        if (full) throw new QueueFullError();
        taken.push(batch);
      },
    }),
  );
  const seen: Record<number, number> = {};
  await fc.assert(
    fc.asyncProperty(sample, fc.nat(30), async (make, chance) => {
      taken = [];
      full = chance === 0;
      const body = make();
      const response = await app.request('/', { method: 'POST', body });
      const text = await response.text();
      seen[response.status] = (seen[response.status] ?? 0) + 1;
      check([204, 400, 413, 503].includes(response.status), `the answer is ${response.status}`);
      check(!taken.some((batch) => validate(batch)), 'something else than a batch was taken');
      if (response.status === 204) check(taken.length > 0, 'nothing was taken');
      else if (response.status === 503) check(full && !taken.length, 'refused, and taken');
      else if (response.status === 400) check(JSON.parse(text).faults.length > 0, 'no fault is named');
    }),
    { numRuns: long ? 100_000 : 2_000, endOnFailure: true },
  );
  // Else the cases would be of one kind.
  expect(Object.keys(seen)).toEqual(['204', '400', '503']);
});

test('a collector that gets such bodies by the thousand stores exactly the batches it should', () =>
  withCollector(async (collector) => {
    test.setTimeout(3_600_000);
    const expected: Batch[] = [];
    const judge = new Hono().post('/', ingestRoute({ take: async (batch) => void expected.push(batch) }));
    const seen: Record<number, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { minLength: 20, maxLength: 20 }), (makes) =>
        Promise.all(
          makes.map(async (make) => {
            const body = make();
            const { status } = await judge.request('/', { method: 'POST', body });
            const answer = await collector.post(body);
            check(answer.status === status, `answered ${answer.status}, not ${status}`);
            seen[status] = (seen[status] ?? 0) + 1;
          }),
        ).then(() => {}),
      ),
      { numRuns: long ? 250 : 10, endOnFailure: true },
    );
    // A page of one case can be damaged into that of another: a number counts once.
    const numbers = new Set(
      expected.flatMap(({ page, from, entries }) => entries.map((_, i) => `${page.id} ${from + i}`)),
    );
    expect((await collector.ask<Overview>('/api/overview')).entries).toBe(numbers.size);
    expect(numbers.size).toBeGreaterThan(100);
    expect(collector.errors()).toBe('');
  }));
