import type { BlockingFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { urlPattern } from './urlPattern.js';

/**
 * Of each view the request for which the drawing waited last, and for how long it was the only one: from when the
 * one before had come, but no longer than it took itself.
 *
 * Costs one pass over the `resource` rows that say `blocking`, with a group a view.
 */
export async function blockingFacts(engine: Engine, filter: SampledFilter): Promise<BlockingFact[]> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Raw<BlockingFact>>(
    `SELECT
      ${urlPattern('last.2')} AS url, last.3 AS initiatorType,
      sum(held) AS alone, quantileExactInclusive(0.75)(held) AS p75,
      ${affected('held', 'last.4')}
    FROM (
      SELECT page_id, view, any(session) AS session, any(route) AS route,
        arrayReverseSort(groupArray((start + duration, toString(name), JSONExtractString(detail, 'initiatorType'), start))) AS all,
        all[1] AS last,
        least(last.1 - last.4, last.1 - all[2].1) AS held
      FROM (
        SELECT * FROM entries
        WHERE type = 'resource' AND detail LIKE '%"renderBlockingStatus":"blocking"%' AND ${conditions})
      GROUP BY page_id, view)
    GROUP BY url, initiatorType ORDER BY alone DESC LIMIT 20`,
    params,
  );
  return rows.map(shown<BlockingFact>);
}
