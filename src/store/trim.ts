import type { Batch } from '../wire/index.js';
import { type Interval, subtract, unite } from './intervals.js';

/** What is new in each batch, given what is stored of its page and what the batches before it bring. */
export function trim(
  batches: readonly Batch[],
  stored: (pageId: string) => readonly Interval[],
): Interval[][] {
  const claimed = new Map<string, readonly Interval[]>();
  return batches.map(({ page, from, entries }) => {
    const known = claimed.get(page.id) ?? stored(page.id);
    const interval: Interval = [from, from + entries.length];
    claimed.set(page.id, unite(known, interval));
    return subtract(interval, known);
  });
}
