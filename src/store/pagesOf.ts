import type { Batch } from '../wire/index.js';
import { pageStart } from './rowsOf.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The rows of the batches' pages, as a condition. `page_start` stands in the tables' keys, so a few granules are read.
 *
 * The ids and times stand in the text instead of being bound, since bound queries wait for each other in the whole
 * process and an acknowledgement would wait for the dashboard; they are checked to be UUIDs and whole numbers.
 */
export function pagesOf(batches: readonly Batch[]): string {
  const ids = new Set(batches.map(({ page }) => page.id));
  const starts = new Set(batches.map(pageStart));
  for (const id of ids) if (!uuid.test(id)) throw new Error('a page id that is no UUID');
  return `page_start IN (${[...starts].map((start) => `fromUnixTimestamp64Milli(${start}, 'UTC')`)})
    AND page_id IN (${[...ids].map((id) => `'${id}'`)})`;
}
