import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';

/**
 * Sessions and their views.
 *
 * Costs one pass over three columns of the sample's rows.
 */
export async function visitsSeen(
  engine: Engine,
  filter: SampledFilter,
): Promise<{ sessions: number; views: number }> {
  const { conditions, params } = where(filter);
  const [row] = await engine.query<{ sessions: number; views: number }>(
    `SELECT uniqExact(cityHash64(session)) AS sessions, uniqExact(cityHash64(page_id, view)) AS views
    FROM entries WHERE ${conditions}`,
    params,
  );
  return row!;
}
