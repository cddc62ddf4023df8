import type { Engine } from './engine.js';
import { add, type Interval } from './intervals.js';

/**
 * Which numbers of the pages are declared dropped, for whatever reason; ascending and disjoint by page id.
 * @param pages a condition
 */
export async function droppedIntervals(
  engine: Engine,
  pages: string,
): Promise<Map<string, readonly Interval[]>> {
  const dropped = new Map<string, Interval[]>();
  const rows = await engine.query<{ page_id: string; from: number; to: number }>(
    `SELECT page_id, first AS from, toUInt64(last) + 1 AS to FROM dropped WHERE ${pages} ORDER BY page_id, from`,
  );
  for (const { page_id, from, to } of rows) {
    const intervals = dropped.get(page_id);
    if (intervals) add(intervals, [from, to]);
    else dropped.set(page_id, [[from, to]]);
  }
  return dropped;
}
