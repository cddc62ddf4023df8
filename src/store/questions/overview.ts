import type { Filter, Overview } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { pages } from './pages.js';

/**
 * How much the other answers rest on. What counts as numbered is said in `pages.ts`.
 *
 * Costs one pass over the key's columns, grouped by page.
 */
export async function overview(engine: Engine, filter: Filter): Promise<Overview> {
  const { sql, params } = pages(filter);
  const [row] = await engine.query<Overview & { newest: number }>(
    `SELECT
      count() AS pages,
      uniqExact(visit) AS sessions,
      sum(views) AS views,
      sum(stored) AS entries,
      entries + sum(missing) + sum(given_up) AS numbered,
      toUnixTimestamp64Milli(max(newest)) AS newest
    FROM (${sql})`,
    params,
  );
  const { newest, ...seen } = row!;
  return seen.entries ? row! : seen;
}
