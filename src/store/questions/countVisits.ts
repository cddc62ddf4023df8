import type { Engine } from '../engine.js';
import { type FilterAndBefore, whereBefore } from './whereBefore.js';

/**
 * How many sessions sent anything: in the time asked about, and in the time before it.
 *
 * Costs one pass over all rows' sessions.
 */
export async function countVisits(
  engine: Engine,
  filter: FilterAndBefore,
): Promise<{ now: number; before: number }> {
  const { conditions, asked = 'true', params } = whereBefore(filter);
  const [row] = await engine.query<{ now: number; before: number }>(
    `SELECT uniqExactIf(visit, asked) AS now, uniqExactIf(visit, not asked) AS before
    FROM (SELECT cityHash64(session) AS visit, ${asked} AS asked FROM entries WHERE ${conditions})`,
    params,
  );
  return row!;
}
