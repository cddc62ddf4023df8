import type { Batch } from '../wire/index.js';
import type { Engine } from './engine.js';
import type { Interval } from './intervals.js';
import { pageStart } from './rowsOf.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Which entries of the batches' pages are stored, ascending and disjoint by page id.
 *
 * Taken from `entries` itself: an account of its own could disagree with it when the process is killed between
 * two inserts. `page_start` stands in the table's key, so a few granules are read.
 *
 * The ids and times stand in the text instead of being bound, since bound queries wait for each other in the whole
 * process and an acknowledgement would wait for the dashboard; they are checked to be UUIDs and whole numbers.
 */
export async function storedIntervals(
  engine: Engine,
  batches: readonly Batch[],
): Promise<Map<string, Interval[]>> {
  const stored = new Map<string, Interval[]>();
  if (!batches.length) return stored;
  const ids = new Set(batches.map(({ page }) => page.id));
  const starts = new Set(batches.map(pageStart));
  for (const id of ids) if (!uuid.test(id)) throw new Error('a page id that is no UUID');
  const rows = await engine.query<{ page_id: string; lo: number; hi: number }>(`
    SELECT page_id, min(seq) AS lo, toUInt64(max(seq)) + 1 AS hi
    FROM (
      SELECT page_id, seq, toInt64(seq) - row_number() OVER (PARTITION BY page_id ORDER BY seq) AS island
      FROM (
        SELECT DISTINCT page_id, seq FROM entries
        WHERE page_start IN (${[...starts].map((start) => `fromUnixTimestamp64Milli(${start}, 'UTC')`)})
          AND page_id IN (${[...ids].map((id) => `'${id}'`)})))
    GROUP BY page_id, island
    ORDER BY page_id, lo`);
  for (const { page_id, lo, hi } of rows) {
    const intervals = stored.get(page_id);
    if (intervals) intervals.push([lo, hi]);
    else stored.set(page_id, [[lo, hi]]);
  }
  return stored;
}
