import type { JsonFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { groupIn, type PlaceGroups } from '../functionsOfFrames.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { type PlaceColumns, toPlace } from './placeColumns.js';
import { urlPattern } from './urlPattern.js';

/** From where on an answer counts as large, bytes in full. */
export const largeAnswer = 100_000;

/**
 * Large answers to `fetch` and `XMLHttpRequest`, and the longest script that began within 300 ms after they had come.
 *
 * Costs one pass over the requests, one over the frames, and their join by page. A frame meets its page's answers as one
 * array and only those near it are unfolded: all scripts with all answers took seven times the CPU time.
 */
export async function jsonFacts(
  engine: Engine,
  filter: SampledFilter,
  groups: PlaceGroups,
): Promise<JsonFact[]> {
  const { conditions, params } = where(filter);
  const answers = `SELECT page_id, start + duration AS came, JSONExtractFloat(detail, 'decodedBodySize') AS bytes,
        ${urlPattern('name')} AS pattern
      FROM entries
      WHERE type = 'resource' AND match(detail, '"initiatorType":"(fetch|xmlhttprequest)"') AND bytes >= ${largeAnswer} AND ${conditions}`;
  const rows = await engine.query<Raw<JsonFact> & PlaceColumns>(
    `SELECT
      pattern AS url, count() AS count,
      quantileExactInclusive(0.75)(bytes) AS decoded,
      sum(longest) AS script, quantileExactInclusive(0.75)(longest) AS p75, sum(held) AS blocking,
      argMax(script_of, longest) AS place, toString(argMax(one, longest)) AS code,
      ${affected('longest', 'came')}
    FROM (
      SELECT page_id, pattern, came, any(bytes) AS bytes, any(view) AS view, any(session) AS session,
        any(route) AS route, max(took) AS longest, argMax((app, release, url, fn, pos), took) AS script_of,
        argMax(${groupIn(groups)}, took) AS one,
        argMax(blocking * took / work, took) AS held
      FROM (
        SELECT page_id, view, session, route, app, release, blocking, work,
          answer.1 AS came, answer.2 AS bytes, answer.3 AS pattern,
          arrayFilter(i -> begins[i] >= came - 20 AND begins[i] <= came + 300, arrayEnumerate(begins)) AS inside,
          arrayReverseSort(i -> tooks[i], inside)[1] AS nth,
          tooks[nth] AS took, urls[nth] AS url, fns[nth] AS fn, poss[nth] AS pos
        FROM (
          SELECT page_id, view, session, route, app, release, blocking,
            greatest(duration, arraySum(scripts.duration), 1) AS work,
            scripts.start AS begins, scripts.duration AS tooks, scripts.url AS urls, scripts.fn AS fns, scripts.pos AS poss,
            arrayMin(begins) - 300 AS since, arrayMax(begins) + 20 AS till
          FROM entries
          WHERE type = 'long-animation-frame' AND notEmpty(begins) AND ${conditions}
        ) AS frame
        INNER JOIN (
          SELECT page_id, groupArray((came, bytes, pattern)) AS all FROM (${answers}) GROUP BY page_id
        ) AS answers USING (page_id)
        ARRAY JOIN arrayFilter(one -> one.1 BETWEEN since AND till, all) AS answer
        WHERE notEmpty(inside))
      GROUP BY page_id, pattern, came)
    GROUP BY url ORDER BY script DESC LIMIT 20`,
    params,
  );
  return rows.map(({ place, ...row }) => ({ ...shown<JsonFact>(row as Raw<JsonFact>), ...toPlace(place) }));
}
