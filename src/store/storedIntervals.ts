import type { Engine, Params } from './engine.js';
import type { Interval } from './intervals.js';

/**
 * Which entries of the pages are stored, ascending and disjoint by page id.
 *
 * Taken from `entries` itself: an account of its own could disagree with it when the process is killed between
 * two inserts.
 * @param pages a condition
 */
export async function storedIntervals(
  engine: Engine,
  pages: string,
  params?: Params,
): Promise<Map<string, Interval[]>> {
  const stored = new Map<string, Interval[]>();
  const rows = await engine.query<{ page_id: string; lo: number; hi: number }>(
    `SELECT page_id, min(seq) AS lo, toUInt64(max(seq)) + 1 AS hi
    FROM (
      SELECT page_id, seq, toInt64(seq) - row_number() OVER (PARTITION BY page_id ORDER BY seq) AS island
      FROM (SELECT DISTINCT page_id, seq FROM entries WHERE ${pages}))
    GROUP BY page_id, island
    ORDER BY page_id, lo`,
    params,
  );
  for (const { page_id, lo, hi } of rows) {
    const intervals = stored.get(page_id);
    if (intervals) intervals.push([lo, hi]);
    else stored.set(page_id, [[lo, hi]]);
  }
  return stored;
}
