import type { DelayFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { groupIn, type PlaceGroups } from '../functionsOfFrames.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { lastVital } from './lastVital.js';
import { type PlaceColumns, placeColumns, toPlace } from './placeColumns.js';

/**
 * Which code ran while the slowest input of a view waited. What is one function is said in `functionsOfFrames.ts`.
 *
 * Costs one pass over the INP rows with a group a view, and one over the frames, of which only those during which an
 * input of their view waited are unfolded.
 */
export async function delayFacts(
  engine: Engine,
  filter: SampledFilter,
  groups: PlaceGroups,
): Promise<DelayFact[]> {
  const { conditions, params } = where(filter);
  const told = 'interactionTarget String, interactionTime Float64, inputDelay Float64';
  const rows = await engine.query<Raw<DelayFact> & PlaceColumns>(
    `SELECT
      toString(any(${groupIn(groups)})) AS code,
      ${placeColumns('time')},
      toString(argMax(by, held)) AS invoker, toString(any(kind)) AS invokerType,
      sum(held) AS delay, quantileExactInclusive(0.75)(held) AS p75,
      topK(1)(target)[1] AS target,
      ${affected('held', 'acted')}
    FROM (
      SELECT page_id, view, session, app, route, release, time, url, fn, pos, by, kind, target, acted,
        least(began + took, heard) - greatest(began, acted) AS held
      FROM (
        SELECT page_id, view, session, app, route, release, time, start, duration,
          scripts.url, scripts.fn, scripts.pos, scripts.invoker, scripts.invoker_type, scripts.start, scripts.duration
        FROM entries
        WHERE type = 'long-animation-frame' AND notEmpty(scripts.start) AND ${conditions}
      ) AS frame
      INNER JOIN (
        SELECT page_id, view, told.interactionTarget AS target, told.interactionTime AS acted,
          acted + told.inputDelay AS heard
        FROM (${lastVital('INP', told, conditions)})
        WHERE told.inputDelay >= 50
      ) AS input USING (page_id, view)
      ARRAY JOIN scripts.url AS url, scripts.fn AS fn, scripts.pos AS pos, scripts.invoker AS by,
        scripts.invoker_type AS kind, scripts.start AS began, scripts.duration AS took
      WHERE start < heard AND start + duration > acted AND held > 0)
    GROUP BY cityHash64(${groupIn(groups)}, kind, if(url = '', by, ''))
    ORDER BY delay DESC LIMIT 30`,
    params,
  );
  return rows.map(({ place, ...row }) => ({ ...shown<DelayFact>(row as Raw<DelayFact>), ...toPlace(place) }));
}
