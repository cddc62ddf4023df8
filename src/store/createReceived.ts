import type { Batch } from '../wire/index.js';
import { type Interval, subtract, unite } from './intervals.js';
import type { Claim } from './trim.js';

/** Which numbers of which pages are known. In memory for the pages seen last, in the store for all. */
export interface Received {
  /** Makes `of` right for what these batches claim: one claim each, in their order. */
  load(batches: readonly Batch[], claims: readonly Claim[]): Promise<void>;
  /** Ascending and disjoint. Only after `load`, and for what was claimed then. */
  of(pageId: string): readonly Interval[];
  /** To be called once they are stored, not before. */
  add(claims: readonly Claim[]): void;
  /** What is stored of these pages is in doubt: ask the store next time. */
  forget(batches: readonly Batch[]): void;
  /** Drops what was used longest ago. */
  shrink(): void;
}

export interface ReceivedOptions {
  /** What the store holds of the batches' pages, or of the numbers that are claimed alone; ascending and disjoint. */
  lookUp(batches: readonly Batch[], claims?: readonly Claim[]): Promise<Map<string, readonly Interval[]>>;
  /** Ids of those of the batches' pages of which the store holds more rows than can be looked up. */
  tooMany?(batches: readonly Batch[]): Promise<Set<string>>;
  /**
   * Whether a page begins with this batch, so that it need not be looked up.
   * @param time for how long every page that sent something has been in memory, ms
   */
  isFirst(batch: Batch, time: number): boolean;
  /** Pages in memory; about 300 B each. */
  most?: number;
  /** Ranges of all pages in memory; about 80 B each. A page can have any number of them. */
  mostRanges?: number;
}

interface Known {
  intervals: readonly Interval[];
  /** Begun here and not looked up. A later run of its numbers may have come before, to a collector that is gone. */
  isPartial: boolean;
  /** Of a page with too many rows: the numbers of which it is known whether they are stored. */
  about?: readonly Interval[];
  /** By `performance.now()`. */
  usedAt: number;
}

export function createReceived({
  lookUp,
  isFirst,
  most = 100_000,
  mostRanges = 400_000,
  tooMany = async () => new Set(),
}: ReceivedOptions): Received {
  /** In the order of use: a Map keeps that of insertion. */
  const pages = new Map<string, Known>();
  let ranges = 0;
  /** Pages that sent nothing after this moment may have been known and be so no more. */
  let complete = performance.now();

  function of(pageId: string) {
    const known = pages.get(pageId);
    if (!known) throw new Error('not loaded');
    return known.intervals;
  }

  function put(id: string, known: Omit<Known, 'usedAt'>) {
    remove(id);
    pages.set(id, { ...known, usedAt: performance.now() });
    ranges += known.intervals.length;
  }

  function remove(id: string) {
    ranges -= pages.get(id)?.intervals.length ?? 0;
    pages.delete(id);
  }

  function isUnknown(batch: Batch, { interval }: Claim) {
    const known = pages.get(batch.page.id);
    if (known?.about && subtract(interval, known.about).length) return true;
    if (known) return known.isPartial && batch.attempt > 1;
    return !isFirst(batch, performance.now() - complete);
  }

  async function loadClaimed(batches: readonly Batch[], ids: Set<string>, claims: readonly Claim[]) {
    const asked = claims.filter(({ pageId }) => ids.has(pageId));
    const stored = await lookUp(
      batches.filter(({ page }) => ids.has(page.id)),
      asked,
    );
    for (const id of ids)
      put(id, {
        intervals: stored.get(id) ?? [],
        isPartial: false,
        about: unite(asked.filter(({ pageId }) => pageId === id).map(({ interval }) => interval)),
      });
  }

  return {
    async load(batches, claims) {
      const unknown = batches.filter((batch, i) => isUnknown(batch, claims[i]!));
      if (unknown.length) {
        const large = await tooMany(unknown);
        const whole = unknown.filter(({ page }) => !large.has(page.id));
        const stored = whole.length ? await lookUp(whole) : new Map<string, readonly Interval[]>();
        for (const { page } of whole)
          put(page.id, { intervals: stored.get(page.id) ?? [], isPartial: false });
        if (large.size) await loadClaimed(unknown, large, claims);
      }
      for (const { page } of batches)
        if (!pages.has(page.id)) put(page.id, { intervals: [], isPartial: true });
    },
    of,
    add(claims) {
      const added = new Map<string, Interval[]>();
      for (const { pageId, interval } of claims) {
        const intervals = added.get(pageId) ?? [...of(pageId)];
        if (interval[0] < interval[1]) intervals.push(interval);
        added.set(pageId, intervals);
      }
      for (const [id, intervals] of added) put(id, { ...pages.get(id)!, intervals: unite(intervals) });
    },
    forget(batches) {
      for (const { page } of batches) remove(page.id);
      complete = performance.now();
    },
    shrink() {
      const drop = (id: string, { usedAt }: Known) => {
        remove(id);
        complete = Math.max(complete, usedAt);
      };
      // One that is too much alone is not to take the place of all others first.
      if (ranges > mostRanges)
        for (const [id, known] of pages) if (known.intervals.length > mostRanges) drop(id, known);
      for (const [id, known] of pages) {
        if (pages.size <= most && ranges <= mostRanges) return;
        drop(id, known);
      }
    },
  };
}
