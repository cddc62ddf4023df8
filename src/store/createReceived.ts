import type { Batch } from '../wire/index.js';
import type { Engine } from './engine.js';
import { type Interval, unite } from './intervals.js';
import { storedIntervals } from './storedIntervals.js';

/** Which entries of which pages are stored. In memory for the pages seen last, in the store for all. */
export interface Received {
  /** Makes `of` right for the pages of these batches. */
  load(batches: readonly Batch[]): Promise<void>;
  /** Ascending and disjoint. Only after `load`. */
  of(pageId: string): readonly Interval[];
  /** To be called once they are stored, not before. */
  add(pageId: string, intervals: readonly Interval[]): void;
  /** What is stored of these pages is in doubt: ask the store next time. */
  forget(batches: readonly Batch[]): void;
  /** Drops what was used longest ago. */
  shrink(): void;
}

/** @param most pages in memory; about 300 B each */
export function createReceived(engine: Engine, most = 100_000): Received {
  /** A Map keeps the order of insertion, so that its first keys are those used longest ago. */
  const pages = new Map<string, readonly Interval[]>();
  const doubtful = new Set<string>();

  return {
    async load(batches) {
      const unknown = batches.filter(({ page }) => !pages.has(page.id));
      const stored = await storedIntervals(
        engine,
        unknown.filter((batch) => !isFirst(batch) || doubtful.has(batch.page.id)),
      );
      for (const { page } of unknown) {
        pages.set(page.id, stored.get(page.id) ?? []);
        doubtful.delete(page.id);
      }
    },
    of(pageId) {
      const intervals = pages.get(pageId);
      if (!intervals) throw new Error('not loaded');
      return intervals;
    },
    add(pageId, intervals) {
      const united = intervals.reduce<readonly Interval[]>(unite, pages.get(pageId) ?? []);
      pages.delete(pageId);
      pages.set(pageId, united);
    },
    forget(batches) {
      for (const { page } of batches) {
        pages.delete(page.id);
        doubtful.add(page.id);
      }
    },
    shrink() {
      for (const id of pages.keys()) {
        if (pages.size <= most) return;
        pages.delete(id);
      }
    },
  };
}

/** The page begins, and none of it was ever sent before: the store can hold nothing of it. */
function isFirst({ from, attempt }: Batch): boolean {
  return from === 0 && attempt === 1;
}
