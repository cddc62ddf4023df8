import { expect, test } from '@playwright/test';
import { rowsOf } from '../../src/store/rowsOf.js';
import type { Entry } from '../../src/wire/index.js';
import { measures, sampleBatch } from '../collector/sampleBatch.js';

const row = (entry: Entry, more: Parameters<typeof sampleBatch>[2] = {}, receivedAt = Date.now()) =>
  JSON.parse(rowsOf(sampleBatch(1, [entry], more), [[more.from ?? 0, (more.from ?? 0) + 1]], receivedAt)[0]!);

test('only the wanted entries become rows, each with its sequence number', () => {
  const rows = rowsOf(
    sampleBatch(1, measures(40, 10), { from: 40 }),
    [
      [41, 43],
      [49, 50],
    ],
    Date.now(),
  );
  expect(rows.map((line) => JSON.parse(line)).map(({ seq, name }) => `${seq} ${name}`)).toEqual([
    '41 m41',
    '42 m42',
    '49 m49',
  ]);
});

test('scripts become one array a column, all of equal length', () => {
  const {
    'scripts.url': url,
    'scripts.pos': pos,
    ...rest
  } = row({
    type: 'long-animation-frame',
    startTime: 1,
    duration: 100,
    scripts: [
      { startTime: 1, duration: 20, sourceURL: '/a.js', sourceCharPosition: 7 },
      { startTime: 30, duration: 30 },
    ],
  });
  expect(url).toEqual(['/a.js', '']);
  expect(pos).toEqual([7, -1]);
  const columns = Object.entries(rest).filter(([name]) => name.startsWith('scripts.'));
  expect(columns).toHaveLength(9);
  for (const [, column] of columns) expect(column).toHaveLength(2);
});

test('a table of functions becomes one array a column, and its pairs two, whatever they hold', () => {
  const { detail, ...stored } = row({
    type: 'functions',
    name: 'view',
    startTime: 1,
    duration: 100,
    blockingDuration: 7,
    rows: [
      { name: 'a', calls: 2, total: 1e308, own: 0, longest: 5, durations: [0, 1, 99, 1.5, -3, 4, 12, 0, 7] },
      {
        name: 'b',
        kind: 'component',
        phase: 'mount',
        caller: 'a',
        callerKind: 'function',
        calls: 1,
        total: 2,
        own: 1,
        longest: 2,
      },
    ],
  });
  expect(detail).toBe(undefined);
  expect(stored).toMatchObject({
    type: 'functions',
    name: 'view',
    blocking: 7,
    'functions.kind': ['', 'component'],
    'functions.caller': ['', 'a'],
    'functions.caller_kind': ['', 'function'],
    'functions.total': [1e12, 2],
    'functions.render': [0, 0],
    'functions.buckets': [[0, 63, 0], []],
    'functions.counts': [[1, 1, 4], []],
  });
  const columns = Object.entries(stored).filter(([name]) => name.startsWith('functions.'));
  expect(columns).toHaveLength(14);
  for (const [, column] of columns) expect(column).toHaveLength(2);
});

test('what has no column of its own is kept as JSON', () => {
  expect(JSON.parse(row({ type: 'mark', startTime: 1, name: 'a', detail: { deep: [1] } }).detail)).toEqual({
    deep: [1],
  });
  expect(JSON.parse(row({ type: 'navigation', startTime: 0, domComplete: 900 }).detail)).toEqual({
    domComplete: 900,
  });
  const newer = { type: 'event', startTime: 5, interactionId: 3 } as unknown as Entry;
  expect(row(newer)).toMatchObject({ type: 'event', start: 5, detail: '{"interactionId":3}' });
});

test('absurd numbers are clamped to what the columns hold', () => {
  const absurd = row(
    { type: 'measure', startTime: -1e300, duration: 1e308, name: 'x' },
    { sentAt: 1e300, page: { timeOrigin: 1e300, device: { cores: -4, memory: 1e99 } }, view: { n: 1e20 } },
  );
  expect(absurd).toMatchObject({ start: -1e12, duration: 1e12, view: 2 ** 32 - 1, cores: 0, memory: 0xffff });
  expect(absurd.page_start).toBe(4_102_444_800_000);
});

test("an entry's time follows the sender's clock, unless that is far off", () => {
  const receivedAt = Date.UTC(2026, 10, 23, 12);
  const timeOrigin = receivedAt - 10_000;
  const mark: Entry = { type: 'mark', startTime: 4000, name: 'a' };
  expect(row(mark, { sentAt: receivedAt - 500, page: { timeOrigin } }, receivedAt).time).toBe(
    receivedAt - 6000,
  );

  const year = 365 * 86_400_000;
  const late = { sentAt: receivedAt - year, page: { timeOrigin: timeOrigin - year } };
  expect(row(mark, late, receivedAt).time).toBe(receivedAt - 6000);
  expect(row(mark, late, receivedAt).page_start).toBe(timeOrigin - year);

  const hour = 3_600_000;
  const heldBack = { sentAt: 0, page: { timeOrigin: timeOrigin - hour } };
  expect(row(mark, heldBack, receivedAt).time).toBe(receivedAt - hour - 6000);
});

test('no time lies after receipt or a month before it', () => {
  const receivedAt = Date.now();
  expect(row({ type: 'mark', startTime: 1e308, name: 'a' }, {}, receivedAt).time).toBe(receivedAt);
  const old = row({ type: 'measure', startTime: -1e308, duration: 1, name: 'a' }, {}, receivedAt).time;
  expect(old).toBe(receivedAt - 31 * 86_400_000);
});
