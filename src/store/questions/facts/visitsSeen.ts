import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';

export interface VisitsSeen {
  sessions: number;
  views: number;
  /** Whether there is a CLS, or an INP, that a rule could speak of. */
  shifted: boolean;
  waited: boolean;
}

/**
 * Sessions and their views, and what tells whether other questions would find anything.
 *
 * Costs one pass over six columns of the sample's rows.
 */
export async function visitsSeen(engine: Engine, filter: SampledFilter): Promise<VisitsSeen> {
  const { conditions, params } = where(filter);
  const [row] = await engine.query<{ sessions: number; views: number; shifted: number; waited: number }>(
    `SELECT uniqExact(cityHash64(session)) AS sessions, uniqExact(cityHash64(page_id, view)) AS views,
      max(type = 'web-vital' AND name = 'CLS' AND value > 0.02) AS shifted,
      max(type = 'web-vital' AND name = 'INP' AND value >= 50) AS waited
    FROM entries WHERE ${conditions}`,
    params,
  );
  const { sessions, views, shifted, waited } = row!;
  return { sessions, views, shifted: !!shifted, waited: !!waited };
}
