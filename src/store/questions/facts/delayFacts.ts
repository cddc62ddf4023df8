import type { DelayFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { lastVital } from './lastVital.js';
import { withPosition } from './scriptFacts.js';

/**
 * Which code ran while the slowest input of a view waited.
 *
 * Costs one pass over the INP rows with a group a view, and one over the frames of those pages whose input waited.
 */
export async function delayFacts(engine: Engine, filter: SampledFilter): Promise<DelayFact[]> {
  const { conditions, params } = where(filter);
  const told = 'interactionTarget String, interactionTime Float64, inputDelay Float64';
  const inputs = `SELECT page_id, view, told.interactionTarget AS target, told.interactionTime AS acted, acted + told.inputDelay AS heard
      FROM (${lastVital('INP', told, conditions)}) WHERE told.inputDelay >= 50`;
  const rows = await engine.query<Raw<DelayFact>>(
    `SELECT
      toString(any(joined.app)) AS app, toString(argMax(release, time)) AS release,
      toString(any(url)) AS sourceURL, toString(any(fn)) AS sourceFunctionName, any(pos) AS sourceCharPosition,
      toString(any(by)) AS invoker, toString(any(kind)) AS invokerType,
      sum(held) AS delay, quantileExactInclusive(0.75)(held) AS p75,
      topK(1)(target)[1] AS target,
      ${affected('held', 'acted')}
    FROM (
      SELECT frame.*, input.target AS target, input.acted AS acted,
        least(began + took, input.heard) - greatest(began, input.acted) AS held
      FROM (
        SELECT page_id, view, session, app, route, release, time, url, fn, pos, by, kind, began, took
        FROM entries
        ARRAY JOIN scripts.url AS url, scripts.fn AS fn, scripts.pos AS pos, scripts.invoker AS by,
          scripts.invoker_type AS kind, scripts.start AS began, scripts.duration AS took
        WHERE type = 'long-animation-frame' AND page_id IN (SELECT page_id FROM (${inputs})) AND ${conditions}
      ) AS frame
      INNER JOIN (${inputs}) AS input ON frame.page_id = input.page_id AND frame.view = input.view
      WHERE held > 0) AS joined
    GROUP BY cityHash64(joined.app, url, fn, pos, kind, if(url = '', by, ''))
    ORDER BY delay DESC LIMIT 30`,
    params,
  );
  return rows.map((row) => withPosition(shown<DelayFact>(row)));
}
