import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { createIngest } from '../../src/store/createIngest.js';
import type { Engine } from '../../src/store/engine.js';
import { QueueFullError } from '../../src/store/errors.js';
import type { Batch } from '../../src/wire/index.js';
import { freshPageId, measures, pageId, sampleBatch } from '../collector/sampleBatch.js';

interface Row {
  page_id: string;
  seq: number;
  name: string;
}

interface DroppedRow {
  page_id: string;
  reason: string;
  first: number;
  last: number;
}

interface Refusals {
  /** Which inserts of entries fail, and how many of their rows stay nevertheless. */
  entries?: (rows: Row[]) => false | number;
  dropped?: (rows: DroppedRow[]) => boolean;
}

/** An engine that keeps rows in a list. */
function fakeEngine({ entries: refuse = () => false, dropped: refuseDropped = () => false }: Refusals = {}) {
  const rows: Row[] = [];
  const droppedRows: DroppedRow[] = [];
  const inserts: number[] = [];
  const asked: string[] = [];
  const engine: Engine = {
    async insert(table, ndjson) {
      const lines = ndjson.toString().split('\n');
      if (table === 'dropped') {
        const given = lines.map((line) => JSON.parse(line) as DroppedRow);
        if (refuseDropped(given)) throw new Error('refused');
        droppedRows.push(...given);
      }
      if (table !== 'entries') return;
      const given = lines.map((line) => JSON.parse(line) as Row);
      inserts.push(given.length);
      await new Promise((resolve) => setImmediate(resolve));
      const kept = refuse(given);
      rows.push(...(kept === false ? given : given.slice(0, kept)));
      if (kept !== false) throw new Error('refused');
    },
    async query<T>(sql: string) {
      // No page has too many rows here.
      if (sql.includes('HAVING')) return [];
      asked.push(sql);
      if (sql.includes('FROM dropped')) {
        return droppedRows
          .filter(({ page_id }) => sql.includes(page_id))
          .sort((a, b) => a.first - b.first)
          .map(({ page_id, first, last }) => ({ page_id, from: first, to: last + 1 })) as T[];
      }
      return rows
        .filter(({ page_id }) => sql.includes(page_id))
        .sort((a, b) => a.seq - b.seq)
        .map(({ page_id, seq }) => ({ page_id, lo: seq, hi: seq + 1 })) as T[];
    },
    command: async () => {},
    close: async () => {},
  };
  const seqs = () => rows.map(({ seq }) => seq).sort((a, b) => a - b);
  const lost = () => droppedRows.map(({ reason, first, last }) => [reason, first, last]);
  return { engine, rows, inserts, asked, seqs, lost };
}

const options = { linger: 5, enough: 1000, most: 1e6 };
const minute = 60_000;

const clock = { now: Date.now, run: performance.now.bind(performance) };
test.afterEach(() => {
  Date.now = clock.now;
  performance.now = clock.run;
});
/** As though so much time had gone by since the test began, ms. */
function pass(time: number) {
  Date.now = () => clock.now() + time;
  performance.now = () => clock.run() + time;
}

test('batches that come together are stored in one insert', async () => {
  const { engine, inserts } = fakeEngine();
  const ingest = createIngest(engine, options);
  await Promise.all([1, 2, 3].map((n) => ingest.take(sampleBatch(n, measures(0, 10)), 100)));
  expect(inserts).toEqual([30]);
});

test('a step back of the clock holds up nothing that waits', async () => {
  let second: Promise<void> | undefined;
  const { engine, seqs } = fakeEngine({
    entries: () => {
      second ??= ingest.take(sampleBatch(2, measures(5, 5), { from: 5 }), 1);
      Date.now = () => clock.now() - 60 * minute;
      return false;
    },
  });
  const ingest = createIngest(engine, options);
  await ingest.take(sampleBatch(1, measures(0, 5)), 1);
  await second;
  expect(seqs()).toHaveLength(10);
});

test('the same entries at the same time are stored once, and both senders hear so', async () => {
  const { engine, seqs } = fakeEngine();
  const ingest = createIngest(engine, options);
  const batch = sampleBatch(1, measures(0, 10));
  const again = sampleBatch(1, measures(5, 10), { from: 5, attempt: 2 });
  await Promise.all([ingest.take(batch, 1), ingest.take(again, 1)]);
  await ingest.take({ ...batch, attempt: 3 }, 1);
  expect(seqs()).toEqual(Array.from({ length: 15 }, (_, i) => i));
});

test('one batch that the engine refuses does not hold up the others', async () => {
  const bad = pageId(7);
  const { engine, rows } = fakeEngine({
    entries: (given) => given.some(({ page_id }) => page_id === bad) && 0,
  });
  const ingest = createIngest(engine, options);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => ingest.take(sampleBatch(n, measures(0, 5)), 1)),
  );
  expect(outcomes.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([7]);
  expect(rows).toHaveLength(19 * 5);
});

test('what was refused counts as not received: sent again, it is stored', async () => {
  let broken = true;
  const { engine, seqs } = fakeEngine({ entries: () => broken && 0 });
  const ingest = createIngest(engine, options);
  const batch = sampleBatch(1, measures(0, 10));
  const twice = await Promise.allSettled([ingest.take(batch, 1), ingest.take({ ...batch, attempt: 2 }, 1)]);
  expect(twice.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  await ingest.take({ ...batch, attempt: 3 }, 1);
  expect(seqs()).toEqual(Array.from({ length: 10 }, (_, i) => i));
});

test('an insert that failed after storing a part of it leads to no duplicates', async () => {
  let first = true;
  const { engine, seqs } = fakeEngine({
    entries: () => {
      if (!first) return false;
      first = false;
      return 4;
    },
  });
  const ingest = createIngest(engine, options);
  await Promise.all([
    ingest.take(sampleBatch(1, measures(0, 5)), 1),
    ingest.take(sampleBatch(1, measures(5, 5), { from: 5 }), 1),
  ]);
  expect(seqs()).toEqual(Array.from({ length: 10 }, (_, i) => i));
});

test('the store is asked about a page that may have sent before, and only then', async () => {
  const { engine, asked } = fakeEngine();
  const ingest = createIngest(engine, options);
  pass(6 * minute);
  // Begun after this process.
  const born = { page: { id: freshPageId(Date.now()) } };
  await ingest.take(sampleBatch(1, measures(0, 5), born), 1);
  await ingest.take(sampleBatch(1, measures(5, 5), { from: 5, ...born }), 1);
  expect(asked).toEqual([]);
  await ingest.take(sampleBatch(2, measures(0, 5), { attempt: 2 }), 1);
  await ingest.take(sampleBatch(3, measures(5, 5), { from: 5 }), 1);
  await ingest.take(sampleBatch(3, measures(0, 5), { attempt: 2 }), 1);
  expect(asked).toHaveLength(2);
  // It began here, but a later run of it may have come before this process did.
  await ingest.take(sampleBatch(1, measures(0, 5), { attempt: 2, ...born }), 1);
  await ingest.take(sampleBatch(1, measures(0, 5), { attempt: 3, ...born }), 1);
  expect(asked).toHaveLength(3);
});

test('the same first batch, to a process that is gone and to the next, is stored once', async () => {
  const { engine, seqs } = fakeEngine();
  const batch = sampleBatch(1, measures(0, 5));
  await createIngest(engine, options).take(batch, 1);
  await createIngest(engine, options).take(batch, 1);
  expect(seqs()).toEqual([0, 1, 2, 3, 4]);
});

test('a first batch that a browser repeats to the next process is stored once, whatever the clocks say', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -120 * minute, max: 120 * minute }),
      fc.integer({ min: 0, max: 120 * minute }),
      fc.integer({ min: 0, max: 4.9 * minute }),
      fc.boolean(),
      async (ahead, age, delay, isSet) => {
        const { engine, seqs } = fakeEngine();
        pass(0);
        const sentAt = Date.now() + (isSet ? 0 : ahead);
        const page = { id: freshPageId(Date.now() + ahead - age) };
        const batch = sampleBatch(1, measures(0, 5), { page, sentAt });
        await createIngest(engine, options).take(batch, 1);
        const next = createIngest(engine, options);
        pass(delay);
        await next.take(batch, 1);
        expect(seqs()).toEqual([0, 1, 2, 3, 4]);
      },
    ),
  ));

test('a later run that came first, to a process that is gone, is not stored again', async () => {
  const { engine, seqs } = fakeEngine();
  const later = sampleBatch(1, measures(5, 5), { from: 5 });
  await createIngest(engine, options).take(later, 1);
  const ingest = createIngest(engine, options);
  await ingest.take(sampleBatch(1, measures(0, 5)), 1);
  await ingest.take({ ...later, attempt: 2 }, 1);
  expect(seqs()).toEqual(Array.from({ length: 10 }, (_, i) => i));
});

test('what was dropped is kept once, with the reason that came first, and a wider range brings the rest', async () => {
  const { engine, lost, inserts } = fakeEngine();
  const dead = (from: number, dropped: Batch['dropped']) => sampleBatch(1, [], { from, dropped: dropped! });
  const first = createIngest(engine, options);
  await first.take(dead(40, { quota: 25 }), 1);
  await first.take(dead(40, { quota: 25 }), 1);
  const second = createIngest(engine, options);
  await second.take(dead(30, { limit: 5, quota: 40 }), 1);
  expect(lost()).toEqual([
    ['quota', 40, 64],
    ['limit', 30, 34],
    ['quota', 35, 39],
    ['quota', 65, 74],
  ]);
  expect(inserts).toEqual([]);
});

test('what was dropped is acknowledged when it is stored, and so is its batch', async () => {
  let broken = true;
  const { engine, lost, seqs } = fakeEngine({ dropped: () => broken });
  const ingest = createIngest(engine, options);
  const batch = sampleBatch(1, measures(0, 5), { dropped: { age: 2, limit: 1 } });
  const others = [2, 3].map((n) => ingest.take(sampleBatch(n, measures(5, 1), { from: 5 }), 1));
  await expect(ingest.take(batch, 1)).rejects.toThrow('refused');
  await Promise.all(others);
  broken = false;
  await ingest.take({ ...batch, attempt: 2 }, 1);
  expect(lost()).toEqual([
    ['limit', 5, 5],
    ['age', 6, 7],
  ]);
  expect(seqs()).toEqual([0, 1, 2, 3, 4, 5, 5]);
});

test('an entry that arrives for a number declared dropped is stored', async () => {
  const { engine, seqs } = fakeEngine();
  const ingest = createIngest(engine, options);
  await ingest.take(sampleBatch(1, [], { dropped: { quota: 10 } }), 1);
  await ingest.take(sampleBatch(1, measures(3, 4), { from: 3 }), 1);
  expect(seqs()).toEqual([3, 4, 5, 6]);
});

test('a full queue refuses at once and takes again when there is room', async () => {
  const { engine, seqs } = fakeEngine();
  const ingest = createIngest(engine, { ...options, most: 1000 });
  const first = ingest.take(sampleBatch(1, measures(0, 5)), 900);
  await expect(ingest.take(sampleBatch(2, measures(0, 5)), 200)).rejects.toBeInstanceOf(QueueFullError);
  await first;
  await ingest.take(sampleBatch(2, measures(0, 5)), 200);
  expect(seqs()).toHaveLength(10);
});

test('closing stores what is held without waiting for more', async () => {
  const { engine, seqs } = fakeEngine();
  const ingest = createIngest(engine, { ...options, linger: 1e6 });
  const held = ingest.take(sampleBatch(1, measures(0, 5)), 1);
  await ingest.close();
  await held;
  expect(seqs()).toHaveLength(5);
});

test('a disk that is full is not asked twice for each batch', async () => {
  let inserts = 0;
  const { engine } = fakeEngine({
    entries: () => {
      inserts++;
      return 0;
    },
  });
  const ingest = createIngest(engine, { linger: 5, enough: 20_000, most: 64 * 2 ** 20 });
  const taken = Array.from({ length: 900 }, (_, n) => ingest.take(sampleBatch(n, measures(0, 20)), 18_000));
  for (const { status } of await Promise.allSettled(taken)) expect(status).toBe('rejected');
  expect(inserts).toBeLessThan(100);
});
