import type { Batch } from '../wire/index.js';
import { batchRow } from './batchRow.js';
import { createReceived } from './createReceived.js';
import type { Engine } from './engine.js';
import { QueueFullError } from './errors.js';
import type { Interval } from './intervals.js';
import { rowsOf } from './rowsOf.js';
import { trim } from './trim.js';

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
  /** Entries that need wait no longer. */
  enough: number;
  /** Bytes that may wait. */
  most: number;
}

interface Item {
  batch: Batch;
  bytes: number;
  receivedAt: number;
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
  { linger, enough, most }: IngestOptions = { linger: 150, enough: 20_000, most: 64 * 2 ** 20 },
): Ingest {
  const received = createReceived(engine);
  let queue: Item[] = [];
  let rows = 0;
  let bytes = 0;
  let closing = false;
  let writing: Promise<void> | undefined;
  let hurry: (() => void) | undefined;

  async function write() {
    while (queue.length) {
      const wait = queue[0]!.receivedAt + linger - Date.now();
      if (wait > 0 && rows < enough && !closing) await pause(wait);
      const items = next();
      await store(items);
      received.shrink();
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
    let end = 0;
    while (end < queue.length && (end === 0 || taken < enough)) taken += queue[end++]!.batch.entries.length;
    const items = queue.slice(0, end);
    queue = queue.slice(end);
    rows -= taken;
    return items;
  }

  /** Stores all of them in one insert; when that fails, by halves, so that one cannot hold up the others. */
  async function store(items: Item[]): Promise<void> {
    const batches = items.map(({ batch }) => batch);
    let wanted: Interval[][];
    try {
      await received.load(batches);
      wanted = trim(batches, received.of);
      const lines = items.flatMap(({ batch, receivedAt }, i) => rowsOf(batch, wanted[i]!, receivedAt));
      if (lines.length) await engine.insert('entries', Buffer.from(lines.join('\n')));
    } catch (error) {
      // Part of a failed insert may be stored: one partition's rows and not another's.
      received.forget(batches);
      if (items.length === 1) return settle(items, (item) => item.reject(error));
      const half = items.length >> 1;
      await store(items.slice(0, half));
      return store(items.slice(half));
    }
    for (const [i, { page }] of batches.entries()) received.add(page.id, wanted[i]!);
    settle(items, (item) => item.resolve());
    await note(items, wanted);
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
      const stored = wanted[i]!.reduce((sum, [from, to]) => sum + to - from, 0);
      return stored ? [batchRow(batch, stored, receivedAt)] : [];
    });
    if (lines.length) await engine.insert('batches', Buffer.from(lines.join('\n'))).catch(() => {});
  }

  return {
    take(batch, size) {
      if (closing || bytes + size > most) return Promise.reject(new QueueFullError());
      bytes += size;
      rows += batch.entries.length;
      return new Promise((resolve, reject) => {
        queue.push({ batch, bytes: size, receivedAt: Date.now(), resolve, reject });
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
