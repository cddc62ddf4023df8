import type { WaitFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { urlPattern } from './urlPattern.js';

/**
 * Measures that wait for one request: it lies within the measure and fills half of it or more.
 *
 * Costs one pass over the measures, one over the requests of the pages that have long ones, and their join by page.
 */
export async function waitFacts(engine: Engine, filter: SampledFilter): Promise<WaitFact[]> {
  const { conditions, params } = where(filter);
  const long = `type = 'measure' AND duration >= 300 AND ${conditions}`;
  const rows = await engine.query<Raw<WaitFact>>(
    `SELECT
      toString(name) AS name, pattern AS url, count() AS count,
      quantileExactInclusive(0.75)(duration) AS p75,
      quantileExactInclusive(0.75)(asking) AS request,
      quantileExactInclusive(0.75)(answered) AS firstByte,
      sum(asking) AS total,
      ${affected('duration')}
    FROM (
      SELECT measure.*, request.duration AS asking, request.pattern AS pattern, request.answered AS answered
      FROM (
        SELECT name, page_id, view, session, route, start, duration FROM entries WHERE ${long}
      ) AS measure
      INNER JOIN (
        SELECT page_id, start, duration, ${urlPattern('name')} AS pattern,
          if(JSONHas(detail, 'responseStart'), greatest(JSONExtractFloat(detail, 'responseStart') - start, 0), 0) AS answered
        FROM entries
        WHERE type = 'resource' AND duration >= 150 AND match(detail, '"initiatorType":"(fetch|xmlhttprequest)"')
          AND page_id IN (SELECT page_id FROM entries WHERE ${long}) AND ${conditions}
      ) AS request ON measure.page_id = request.page_id
      WHERE request.start >= measure.start - 1 AND request.start + request.duration <= measure.start + measure.duration + 1
        AND request.duration >= measure.duration / 2)
    GROUP BY name, url ORDER BY total DESC LIMIT 30`,
    params,
  );
  return rows.map(shown<WaitFact>);
}
