import type { CoverageFilter } from '../../wire/index.js';
import type { Params } from '../engine.js';

/** The filter as conditions on `entries` or `dropped`; the values are bound, never part of the text. */
export function where(filter: CoverageFilter): { conditions: string; params: Params } {
  const conditions: string[] = [];
  const params: Params = {};
  for (const column of ['app', 'release', 'route'] as const) {
    const value = filter[column];
    if (value === undefined) continue;
    conditions.push(`${column} = {${column}:String}`);
    params[column] = value;
  }
  if (filter.page !== undefined) {
    conditions.push('page_id = {page:UUID}');
    params.page = filter.page;
  }
  for (const [end, compared] of [
    ['from', '>='],
    ['to', '<'],
  ] as const) {
    const value = filter[end];
    if (value === undefined) continue;
    conditions.push(`time ${compared} fromUnixTimestamp64Milli({${end}:Int64}, 'UTC')`);
    params[end] = value;
  }
  return { conditions: conditions.join(' AND ') || 'true', params };
}
