import { type Batch, type Reason, reasons } from '../wire/index.js';
import type { Interval } from './intervals.js';

/** A run of numbers that a page gave up. */
export interface Lost {
  reason: Reason;
  interval: Interval;
}

/** The numbers after the batch's entries, by reason. */
export function droppedRanges({ from, entries, dropped }: Batch): Lost[] {
  let next = from + entries.length;
  return reasons.flatMap((reason) => {
    const count = dropped?.[reason] ?? 0;
    const interval: Interval = [next, next + count];
    next += count;
    return count ? [{ reason, interval }] : [];
  });
}
