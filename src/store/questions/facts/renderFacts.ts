import type { RenderFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';

/**
 * Measures that lie whole within a long frame that blocked: how often they ran there and what they took. An
 * asynchronous one, which is longer than its frame, is not among them.
 *
 * Costs one pass over the frames and one over the measures, joined by page with the last frame that began before each.
 */
export async function renderFacts(engine: Engine, filter: SampledFilter): Promise<RenderFact[]> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Raw<RenderFact>>(
    `SELECT
      toString(name) AS name, count() AS frames,
      quantileExactInclusive(0.75)(runs) AS runs,
      quantileExactInclusive(0.75)(took) AS p75,
      sum(greatest(took - 50, 0)) AS over,
      substring(argMax(said, took), 1, 200) AS detail,
      ${affected('took')}
    FROM (
      SELECT measure.name AS name, measure.page_id AS page_id, any(measure.view) AS view, any(measure.session) AS session,
        any(measure.route) AS route, frame.start AS start,
        count() AS runs, sum(measure.duration) AS took, argMax(measure.detail, measure.duration) AS said
      FROM (
        SELECT name, page_id, view, session, route, start, duration, detail
        FROM entries WHERE type = 'measure' AND duration < 60000 AND ${conditions}
      ) AS measure
      ASOF INNER JOIN (
        SELECT page_id, start, start + duration AS end
        FROM entries WHERE type = 'long-animation-frame' AND blocking > 0 AND ${conditions}
      ) AS frame ON measure.page_id = frame.page_id AND measure.start >= frame.start
      WHERE measure.start + measure.duration <= frame.end + 1
      GROUP BY name, page_id, frame.start
      HAVING took >= 30)
    GROUP BY name ORDER BY over DESC LIMIT 50`,
    params,
  );
  return rows.map(shown<RenderFact>);
}
