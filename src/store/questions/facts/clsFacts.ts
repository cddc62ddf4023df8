import type { ClsFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { lastVital } from './lastVital.js';
import { urlPattern } from './urlPattern.js';

/**
 * What moves, by what had come in the 250 ms before (images, frames, style sheets and fonts), else by route and element.
 *
 * Costs one pass over the CLS rows with a group a view, one over the requests, and a join of the nearest request before
 * each shift.
 */
export async function clsFacts(engine: Engine, filter: SampledFilter): Promise<ClsFact[]> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Raw<ClsFact>>(
    `SELECT
      topK(1)(told.largestShiftTarget)[1] AS target,
      quantileExactInclusive(0.75)(value) AS p75, sum(value) AS total,
      caused.1 AS cause, caused.2 AS causeType,
      ${affected('value', 'told.largestShiftTime')}
    FROM (
      SELECT shift.*, if(told.largestShiftTime - came <= 250, (pattern, kind), ('', '')) AS caused
      FROM (
        SELECT *, told.largestShiftTime AS moved
        FROM (${lastVital('CLS', 'largestShiftTarget String, largestShiftTime Float64', conditions)})
        WHERE value > 0.02 AND moved > 0
      ) AS shift
      ASOF LEFT JOIN (
        SELECT page_id, start + duration AS came, ${urlPattern('name')} AS pattern,
          JSONExtractString(detail, 'initiatorType') AS kind
        FROM entries
        WHERE type = 'resource' AND kind NOT IN ('fetch', 'xmlhttprequest', 'script', 'beacon', 'other', '')
          AND ${conditions}
      ) AS request ON shift.page_id = request.page_id AND shift.moved >= request.came)
    GROUP BY caused, if(cause = '', (toString(route), told.largestShiftTarget), ('', '')) ORDER BY total DESC LIMIT 30`,
    params,
  );
  return rows.map(shown<ClsFact>);
}
