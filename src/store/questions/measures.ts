import type { Filter, MeasureRow } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { where } from './where.js';

/**
 * Measures by name, at most 500 names. Percentiles are exact, between two values by interpolation.
 *
 * Costs one pass over the `measure` rows; the durations of a name are held to be sorted.
 */
export async function measures(engine: Engine, filter: Filter): Promise<MeasureRow[]> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Omit<MeasureRow, 'p50' | 'p75' | 'p95' | 'p99'> & { q: number[] }>(
    `SELECT
      toString(name) AS name,
      count() AS count,
      uniqExact(cityHash64(session)) AS users,
      quantilesExactInclusive(0.5, 0.75, 0.95, 0.99)(duration) AS q,
      sum(duration) AS total
    FROM entries WHERE type = 'measure' AND ${conditions}
    GROUP BY name
    ORDER BY total DESC, name
    LIMIT 500`,
    params,
  );
  return rows.map(({ q, ...row }) => ({ ...row, p50: q[0]!, p75: q[1]!, p95: q[2]!, p99: q[3]! }));
}
