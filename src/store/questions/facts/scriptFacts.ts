import type { ScriptFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';

/** Functions looked at. */
const most = 100;
/** Of a run that counts, ms: what is shorter needs no advice. */
const least = 10;

/**
 * The functions that kept the main thread most. As in `scripts.ts`, a frame's blocking time is shared out by time, and
 * a function that ran several times in a frame counts once there. Here one function is one row, whatever element
 * called it; but what a timer and what an animation frame calls are two, and so is what two apps have.
 *
 * A release that ran the function stands for all that did: the place is one of it, whichever it is.
 *
 * A frame without blocking time has no task of 50 ms, and is left out.
 *
 * Costs one pass over the frames with their script arrays unfolded; runs under 10 ms are left out before the grouping.
 */
export async function scriptFacts(engine: Engine, filter: SampledFilter): Promise<ScriptFact[]> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Raw<ScriptFact>>(
    `WITH
      arrayMap((url, fn, pos, invoker, type) ->
          cityHash64(frame.app, url, fn, pos, type, if(url = '' OR type = 'user-callback', invoker, '')),
        scripts.url, scripts.fn, scripts.pos, scripts.invoker, scripts.invoker_type) AS functions,
      length(arrayDistinct(functions)) = length(functions) AS each_once,
      greatest(duration, arraySum(scripts.duration)) AS work
    SELECT
      toString(any(frame.app)) AS app,
      toString(any(release)) AS release,
      toString(any(url)) AS sourceURL,
      toString(any(fn)) AS sourceFunctionName,
      any(pos) AS sourceCharPosition,
      toString(any(by)) AS invoker,
      toString(any(kind)) AS invokerType,
      count() AS frames,
      sum(times) AS runs,
      countIf(view = 0 AND start < 5000) AS framesAtLoad,
      sum(if(work > 0, blocking * took / work, 0)) AS shared,
      sum(took) AS spent,
      quantileExactInclusive(0.75)(took) AS p75,
      sum(forcing) AS forced,
      ${affected('took')}
    FROM (SELECT * FROM entries WHERE type = 'long-animation-frame' AND blocking > 0 AND ${conditions}) AS frame
    ARRAY JOIN
      functions AS function,
      arrayEnumerateUniq(functions) AS nth,
      ${merged('scripts.duration')} AS took,
      ${merged('scripts.forced')} AS forcing,
      if(each_once, arrayWithConstant(length(functions), 1), arrayMap(f -> countEqual(functions, f), functions)) AS times,
      scripts.url AS url,
      scripts.fn AS fn,
      scripts.pos AS pos,
      scripts.invoker AS by,
      scripts.invoker_type AS kind
    WHERE nth = 1 AND took >= ${least}
    GROUP BY function
    ORDER BY shared DESC, spent DESC
    LIMIT ${most}`,
    params,
  );
  return rows.map((row) => {
    const { shared, spent, ...rest } = shown<ScriptFact>(row) as ScriptFact & {
      shared: number;
      spent: number;
    };
    return withPosition({ ...rest, blocking: shared, duration: spent });
  });
}

/** The engine holds -1 where the browser told no position. */
export function withPosition<T extends { sourceCharPosition?: number }>(fact: T): T {
  if (fact.sourceCharPosition === undefined || fact.sourceCharPosition >= 0) return fact;
  const { sourceCharPosition: _, ...rest } = fact;
  return rest as T;
}

/** A column of the scripts with the sum of all runs of the same function in each place. */
function merged(column: string): string {
  return `if(each_once, ${column},
        arrayMap(function -> arraySum((ms, other) -> if(other = function, ms, 0), ${column}, functions), functions))`;
}
