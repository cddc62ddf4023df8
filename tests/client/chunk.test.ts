import { expect, test } from '@playwright/test';
import { type Chunk, splitChunk, tellOfLoss, toBody, toChunk } from '../../src/client/chunk.js';
import { createRecorder } from '../../src/client/record.js';
import type { Views } from '../../src/client/view.js';
import { decodeBody, limits } from '../../src/wire/index.js';
import type { Page, View } from '../../src/wire/types.js';

const page = { id: '018f3a5e-0000-7000-8000-000000000001', app: 'shop' } as Page;
const view = (n: number): View => ({ n, startTime: n, url: '/', route: '/', navigationType: 'navigate' });
const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => JSON.stringify({ type: 'mark', startTime: i, name: `m${i}` }));
const chunk = (from: number, count: number, n = 0): Chunk =>
  toChunk(page, { view: view(n), from, count, texts: entries(count), room: 0 });

test('losses of neighbours are told as one, whatever views they are of', () => {
  const views = Array.from({ length: 1_000 }, (_, n) => chunk(n * 3, 3, n));
  const told = tellOfLoss([...views, chunk(5_000, 2)], 'quota');
  expect(told.map(({ key: [, from, count], dropped }) => [from, count, dropped])).toEqual([
    [0, 3_000, { quota: 3_000 }],
    [5_000, 2, { quota: 2 }],
  ]);
});

test('a chunk falls into its entries, and into nothing where the disk has not kept them', () => {
  const whole = chunk(40, 3);
  expect(splitChunk(whole).map(({ key: [, from, count], text }) => [from, count, text])).toEqual(
    entries(3).map((text, i) => [40 + i, 1, text]),
  );
  expect(splitChunk({ ...whole, text: whole.text.replaceAll('"', '{') })).toEqual([]);
});

test('a run of texts that take three bytes a character has room in a last request', async () => {
  const recorder = createRecorder(
    (entry) => entry,
    { at: () => view(0) } as unknown as Views,
    () => {},
  );
  const name = '漢'.repeat(limits.name);
  for (let i = 0; i < 500; i++) recorder.record({ type: 'measure', startTime: i, duration: 1, name });
  const chunks = recorder.cut().map((run) => toChunk(page, run));
  expect(chunks.length).toBeGreaterThan(2);
  for (const one of chunks) expect(Buffer.byteLength(toBody([one], () => 1))).toBeLessThan(60_000);
  const batches = await decodeBody(Buffer.from(toBody(chunks, () => 1)));
  expect(batches.flatMap(({ entries }) => entries)).toHaveLength(500);
});
