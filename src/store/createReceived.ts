import type { Batch } from '../wire/index.js';
import { type Interval, unite } from './intervals.js';
import type { Claim } from './trim.js';

/** Which numbers of which pages are known. In memory for the pages seen last, in the store for all. */
export interface Received {
  /** Makes `of` right for what these batches bring. */
  load(batches: readonly Batch[]): Promise<void>;
  /** Ascending and disjoint. Only after `load`. */
  of(pageId: string): readonly Interval[];
  /** To be called once they are stored, not before. */
  add(claims: readonly Claim[]): void;
  /** What is stored of these pages is in doubt: ask the store next time. */
  forget(batches: readonly Batch[]): void;
  /** Drops what was used longest ago. */
  shrink(): void;
}

export interface ReceivedOptions {
  /** What the store holds of the batches' pages. */
  lookUp(batches: readonly Batch[]): Promise<Map<string, readonly Interval[]>>;
  /** Whether a page begins with this batch, so that it need not be looked up. */
  isFirst(batch: Batch): boolean;
  /** Pages in memory; about 300 B each. */
  most?: number;
}

export function createReceived({ lookUp, isFirst, most = 100_000 }: ReceivedOptions): Received {
  /** A Map keeps the order of insertion, so that its first keys are those used longest ago. */
  const pages = new Map<string, readonly Interval[]>();
  /** Begun here and not looked up. A later run of theirs may have come before, to a collector that is gone. */
  const partial = new Set<string>();
  const doubtful = new Set<string>();

  function isUnknown(batch: Batch) {
    const { id } = batch.page;
    if (pages.has(id)) return partial.has(id) && batch.attempt > 1;
    return doubtful.has(id) || !isFirst(batch);
  }

  function of(pageId: string) {
    const intervals = pages.get(pageId);
    if (!intervals) throw new Error('not loaded');
    return intervals;
  }

  return {
    async load(batches) {
      const unknown = batches.filter(isUnknown);
      const stored = unknown.length ? await lookUp(unknown) : new Map<string, readonly Interval[]>();
      for (const { page } of unknown) {
        pages.set(page.id, stored.get(page.id) ?? []);
        partial.delete(page.id);
        doubtful.delete(page.id);
      }
      for (const { page } of batches) {
        if (pages.has(page.id)) continue;
        pages.set(page.id, []);
        partial.add(page.id);
      }
    },
    of,
    add(claims) {
      const added = new Map<string, Interval[]>();
      for (const { pageId, interval } of claims) {
        const intervals = added.get(pageId) ?? [...of(pageId)];
        if (interval[0] < interval[1]) intervals.push(interval);
        added.set(pageId, intervals);
      }
      for (const [id, intervals] of added) {
        pages.delete(id);
        pages.set(id, unite(intervals));
      }
    },
    forget(batches) {
      for (const { page } of batches) {
        pages.delete(page.id);
        partial.delete(page.id);
        doubtful.add(page.id);
      }
    },
    shrink() {
      for (const id of pages.keys()) {
        if (pages.size <= most) return;
        pages.delete(id);
        partial.delete(id);
      }
    },
  };
}
