import type { Batch } from '../wire/index.js';
import { batchRow } from './batchRow.js';
import { claimed } from './claimed.js';
import { createReceived } from './createReceived.js';
import { droppedIntervals } from './droppedIntervals.js';
import { droppedRanges } from './droppedRanges.js';
import { droppedRows } from './droppedRows.js';
import type { Engine } from './engine.js';
import { QueueFullError } from './errors.js';
import type { Interval } from './intervals.js';
import { pagesBeyond } from './pagesBeyond.js';
import { pagesOf } from './pagesOf.js';
import { rowsOf } from './rowsOf.js';
import { storedIntervals } from './storedIntervals.js';
import { type Claim, trim } from './trim.js';

export interface Ingest {
  /**
   * Resolves once the batch is stored, whether now or before; rejects when it could not be.
   * @param bytes how much it counts against the queue's limit
   * @throws {QueueFullError} at once, with nothing taken
   */
  take(batch: Batch, bytes: number): Promise<void>;
  /** Stores what is held, without waiting for more. */
  close(): Promise<void>;
}

export interface IngestOptions {
  /** How long batches wait for company, ms. */
  linger: number;
  /** Rows that need wait no longer. */
  enough: number;
  /** Bytes that may wait. */
  most: number;
  /** Rows of one page that are looked up; of a page with more, only what is claimed is. */
  mostOfPage?: number;
}

/** How long after it was sent a browser may repeat a request whose connection was cut, ms. */
const mostDelay = 5 * 60_000;

/** How long ago the page began, ms: by its clock or by ours, whichever says longer. */
function ageOf({ page, sentAt }: Batch): number {
  // The time in a UUIDv7. A clock that was set back meanwhile is trusted no further than what it says now.
  const bornAt = Number.parseInt(page.id.replace('-', '').slice(0, 12), 16);
  return Math.max(Date.now(), sentAt) - Math.min(bornAt, sentAt);
}

/** Of batches in one insert, as they count against the queue's limit, bytes: while it is under way, nothing else is. */
const mostAtOnce = 16 * 2 ** 20;
/** Batches that fail one after the other until the fault is taken to be the engine's. */
const mostFailures = 5;

interface Item {
  batch: Batch;
  bytes: number;
  receivedAt: number;
  /** By a clock that nobody sets: a step of the other must not hold up what waits. */
  waitsSince: number;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Group commit: batches wait together for a moment, one insert stores them, then all are acknowledged.
 *
 * There is one writer. So a batch is trimmed only when the fate of every earlier one is known, and two requests
 * with the same entries need no further care: the second is answered when the first is stored, or stored itself.
 */
export function createIngest(
  engine: Engine,
  { linger, enough, most, mostOfPage = 100_000 }: IngestOptions = {
    linger: 150,
    enough: 20_000,
    most: 64 * 2 ** 20,
  },
): Ingest {
  const stored = createReceived({
    lookUp: (batches, claims) =>
      storedIntervals(engine, pagesOf(batches) + (claims ? ` AND ${claimed(claims, 'seq', 'seq')}` : '')),
    tooMany: (batches) => pagesBeyond(engine, 'entries', pagesOf(batches), mostOfPage),
    // An older page may have sent the same before, to a process that is gone or to this one, which has forgotten it:
    // browsers repeat a request whose connection was cut, without a word to the page.
    isFirst: (batch, time) => batch.from === 0 && batch.attempt === 1 && ageOf(batch) + mostDelay < time,
  });
  /** Numbers declared dropped, apart from those stored: they can be declared by another page, before its entries come. */
  const dropped = createReceived({
    lookUp: (batches, claims) =>
      droppedIntervals(engine, pagesOf(batches) + (claims ? ` AND ${claimed(claims, 'first', 'last')}` : '')),
    tooMany: (batches) => pagesBeyond(engine, 'dropped', pagesOf(batches), mostOfPage),
    isFirst: () => false,
  });
  let queue: Item[] = [];
  let rows = 0;
  let bytes = 0;
  let closing = false;
  let writing: Promise<void> | undefined;
  let hurry: (() => void) | undefined;

  async function write() {
    while (queue.length) {
      const wait = queue[0]!.waitsSince + linger - performance.now();
      if (wait > 0 && rows < enough && !closing) await pause(wait);
      const items = next();
      await store(items);
      stored.shrink();
      dropped.shrink();
    }
    writing = undefined;
  }

  function pause(time: number) {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, time);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function next(): Item[] {
    let taken = 0;
    let size = 0;
    let end = 0;
    while (end < queue.length && (end === 0 || (taken < enough && size < mostAtOnce))) {
      const { batch, bytes } = queue[end++]!;
      taken += weight(batch);
      size += bytes;
    }
    const items = queue.slice(0, end);
    queue = queue.slice(end);
    rows -= taken;
    return items;
  }

  /**
   * Stores all of them in one insert a table; when that fails, by halves, so that one cannot hold up the others. A full
   * disk is not asked twice for each.
   */
  async function store(items: Item[], failures = { inARow: 0 }): Promise<void> {
    const batches = items.map(({ batch }) => batch);
    const sent = batches.map(({ page, from, entries }): Claim => {
      return { pageId: page.id, interval: [from, from + entries.length] };
    });
    const lost = items.flatMap((item) =>
      droppedRanges(item.batch).map((range) => ({ item, pageId: item.batch.page.id, ...range })),
    );
    let wanted: Interval[][];
    let newlyLost: Interval[][];
    try {
      await stored.load(batches, sent);
      await dropped.load(
        lost.map(({ item }) => item.batch),
        lost,
      );
      wanted = trim(sent, stored.of);
      newlyLost = trim(lost, dropped.of);
      await insert(
        'entries',
        items.flatMap(({ batch, receivedAt }, i) => rowsOf(batch, wanted[i]!, receivedAt)),
      );
      await insert(
        'dropped',
        lost.flatMap(({ item: { batch, receivedAt }, reason }, i) =>
          droppedRows(batch, reason, newlyLost[i]!, receivedAt),
        ),
      );
    } catch (error) {
      // Part of a failed insert may be stored: one partition's rows and not another's.
      stored.forget(batches);
      dropped.forget(batches);
      if (items.length === 1 || failures.inARow >= mostFailures) {
        failures.inARow++;
        return settle(items, (item) => item.reject(error));
      }
      const half = items.length >> 1;
      await store(items.slice(0, half), failures);
      return store(items.slice(half), failures);
    }
    failures.inARow = 0;
    stored.add(sent);
    dropped.add(lost);
    settle(items, (item) => item.resolve());
    await note(items, wanted);
  }

  async function insert(table: string, lines: string[]) {
    if (lines.length) await engine.insert(table, Buffer.from(lines.join('\n')));
  }

  function settle(items: Item[], how: (item: Item) => void) {
    for (const item of items) {
      bytes -= item.bytes;
      how(item);
    }
  }

  /** Written after the entries and allowed to fail: it counts and describes, nothing is decided by it. */
  async function note(items: Item[], wanted: Interval[][]) {
    const lines = items.flatMap(({ batch, receivedAt }, i) => {
      const fresh = wanted[i]!.reduce((sum, [from, to]) => sum + to - from, 0);
      return fresh ? [batchRow(batch, fresh, receivedAt)] : [];
    });
    await insert('batches', lines).catch(() => {});
  }

  return {
    take(batch, size) {
      if (closing || bytes + size > most) return Promise.reject(new QueueFullError());
      bytes += size;
      rows += weight(batch);
      return new Promise((resolve, reject) => {
        const now = { receivedAt: Date.now(), waitsSince: performance.now() };
        queue.push({ batch, bytes: size, ...now, resolve, reject });
        if (rows >= enough) hurry?.();
        writing ??= write();
      });
    },
    async close() {
      closing = true;
      hurry?.();
      await writing;
    },
  };
}

/** About how many rows it makes; never 0, for an insert must not take any number of batches. */
function weight({ entries }: Batch): number {
  return entries.length + 1;
}
