import type { LayoutFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';

/**
 * Routes whose frames spend much on style and layout of their own accord. What runs after style and layout began
 * (observers' callbacks) is taken off.
 *
 * Costs one pass over the frames' times and their scripts' start and duration.
 */
export async function layoutFacts(engine: Engine, filter: SampledFilter): Promise<LayoutFact[]> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Raw<LayoutFact>>(
    `SELECT
      toString(route) AS route, count() AS frames, sum(spent) AS layout,
      quantileExactInclusive(0.75)(spent) AS p75,
      ${affected('spent')}
    FROM (
      SELECT route, session, page_id, view, start,
        start + duration - style_start
          - arraySum((began, ms) -> if(began >= style_start, ms, 0), scripts.start, scripts.duration) AS spent
      FROM entries
      WHERE type = 'long-animation-frame' AND style_start > 0 AND start + duration - style_start >= 50 AND ${conditions})
    WHERE spent >= 50
    GROUP BY route ORDER BY layout DESC LIMIT 20`,
    params,
  );
  return rows.map(shown<LayoutFact>);
}
