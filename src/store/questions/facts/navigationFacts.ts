import type { NavigationFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';

/**
 * Where the time until a page's first byte goes, by route. Loads whose first byte is not told are left out.
 *
 * Costs one pass over the `navigation` rows, one a page, each of whose details is parsed once.
 */
export async function navigationFacts(engine: Engine, filter: SampledFilter): Promise<NavigationFact[]> {
  const { conditions, params } = where(filter);
  const told = [
    'redirectEnd',
    'domainLookupStart',
    'connectEnd',
    'requestStart',
    'responseStart',
    'activationStart',
  ].map((name) => `${name} Float64`);
  const rows = await engine.query<Raw<NavigationFact>>(
    `SELECT
      toString(route) AS route,
      quantileExactInclusive(0.75)(first) AS firstByte,
      quantileExactInclusive(0.75)(told.redirectEnd) AS redirect,
      quantileExactInclusive(0.75)(if(told.connectEnd > 0, greatest(told.connectEnd - told.domainLookupStart, 0), 0)) AS connect,
      quantileExactInclusive(0.75)(waited) AS server,
      sum(least(greatest(first - 800, 0), waited)) AS serverOver,
      ${affected('first', '0.')}
    FROM (
      SELECT route, session, page_id, view, JSONExtract(detail, 'Tuple(${told})') AS told,
        greatest(told.responseStart - told.activationStart, 0) AS first,
        if(told.requestStart > 0, greatest(told.responseStart - told.requestStart, 0), 0) AS waited
      FROM entries WHERE type = 'navigation' AND ${conditions})
    WHERE told.responseStart > 0
    GROUP BY route ORDER BY sum(first) DESC LIMIT 30`,
    params,
  );
  return rows.map(shown<NavigationFact>);
}
