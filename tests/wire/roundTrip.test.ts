import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {
  type Batch,
  decodeBody,
  type Entry,
  encodeBody,
  limits,
  reasons,
  TooLargeError,
  WireError,
} from '../../src/wire/index.js';
import { makeSchema, schemaFile } from './makeSchema.mjs';

const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

const time = fc.double({ min: 0, max: 1e7, noNaN: true }).map((value) => Math.round(value * 10) / 10);
const text = fc.string({ unit: 'binary', maxLength: 40 });
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ type: fc.constant('mark' as const), startTime: time, name: text }),
  fc.record(
    {
      type: fc.constant('measure' as const),
      startTime: time,
      duration: time,
      name: text,
      detail: fc.jsonValue(),
    },
    { requiredKeys: ['type', 'startTime', 'duration', 'name'] },
  ),
  fc.record({
    type: fc.constant('long-animation-frame' as const),
    startTime: time,
    duration: time,
    blockingDuration: time,
    scripts: fc.array(
      fc.record(
        { startTime: time, duration: time, invoker: text, sourceURL: text, sourceCharPosition: fc.nat() },
        { requiredKeys: ['startTime', 'duration'] },
      ),
      { maxLength: 5 },
    ),
  }),
  fc.record({
    type: fc.constant('web-vital' as const),
    startTime: time,
    name: fc.constantFrom('CLS' as const, 'INP' as const),
    value: time,
    navigationType: fc.constantFrom('navigate' as const, 'back-forward-cache' as const),
    attribution: fc.dictionary(text, fc.oneof(text, time)),
  }),
  fc.record(
    {
      type: fc.constant('functions' as const),
      startTime: time,
      duration: time,
      name: fc.constantFrom('view' as const, 'long-animation-frame' as const),
      blockingDuration: time,
      rows: fc.array(
        fc.record(
          {
            name: text,
            kind: fc.constant('component' as const),
            caller: text,
            phase: fc.constantFrom('mount' as const, 'update' as const),
            calls: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
            total: time,
            own: time,
            longest: time,
            render: time,
            durations: fc.array(fc.nat(60), { maxLength: 8 }),
          },
          { requiredKeys: ['name', 'calls', 'total', 'own', 'longest'] },
        ),
        { maxLength: 5 },
      ),
    },
    { requiredKeys: ['type', 'startTime', 'duration', 'name', 'rows'] },
  ),
);
const batch: fc.Arbitrary<Batch> = fc.record({
  v: fc.constant(1 as const),
  page: fc.record(
    {
      id: fc.uuid(),
      session: fc.uuid(),
      app: text,
      release: text,
      timeOrigin: fc.nat(),
      url: text,
      sdk: fc.constant('0.1.0'),
      supports: fc.array(text, { maxLength: 3 }),
      context: fc.dictionary(text, text),
    },
    { requiredKeys: ['id', 'session', 'app', 'timeOrigin', 'url', 'sdk', 'supports'] },
  ),
  view: fc.record({
    n: fc.nat(9),
    startTime: time,
    url: text,
    route: text,
    navigationType: fc.constant('navigate' as const),
  }),
  from: fc.nat(4_294_967_295),
  attempt: fc.integer({ min: 1, max: 9 }),
  sentAt: fc.nat(),
  entries: fc.array(entry, { minLength: 1, maxLength: 8 }),
});
/** JSON knows no -0. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test('what is encoded is decoded as it was, plain and gzipped, and fits the schema', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { maxLength: 4 }), async (batches) => {
      const body = encodeBody(batches);
      expect(await decodeBody(body)).toEqual(plain(batches));
      expect(await decodeBody(gzipSync(body))).toEqual(plain(batches));
      for (const each of batches) expect(validate(plain(each)), JSON.stringify(validate.errors)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('the schema is the one that the types make', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(makeSchema());
});

test("lengths in the schema are those of the senders' limits", () => {
  const { $defs } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  expect($defs.Name.maxLength).toBe(limits.name);
  expect($defs.Url.maxLength).toBe(limits.url);
});

test('an entry of a type that is not known yet is accepted, a known one that is wrong is not', () => {
  const [sample] = fc.sample(batch, 1) as [Batch];
  const withEntry = (entry: unknown) => plain({ ...sample, entries: [entry] });
  expect(validate(withEntry({ type: 'event', startTime: 1, table: [] }))).toBe(true);
  expect(validate(withEntry({ type: 'measure', startTime: 1, name: 'n' }))).toBe(false);
  expect(validate(withEntry({ type: 'event' }))).toBe(false);
});

test('a broken body is refused with the line that is at fault', async () => {
  const good = encodeBody(fc.sample(batch, 1));
  await expect(decodeBody(`${good}\n{"v":1`)).rejects.toThrow(new WireError('line 2: not JSON', 2));
  await expect(decodeBody('{"v":2}')).rejects.toThrow('line 1: v must be 1');
  await expect(decodeBody(gzipSync(good).subarray(0, -9))).rejects.toThrow('broken gzip');
  await expect(decodeBody(new Uint8Array([0xff, 0xfe]))).rejects.toThrow('not UTF-8');
});

test('a decompression bomb is stopped at the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
  await expect(decodeBody(bomb, { maxBytes: 1024 * 1024 })).rejects.toThrow(TooLargeError);
});

test('the reasons stand in the order in which the numbers of what was dropped follow', () => {
  const { $defs } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  expect(Object.keys($defs.Dropped.properties)).toEqual([...reasons]);
});
