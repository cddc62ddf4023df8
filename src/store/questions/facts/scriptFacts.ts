import type { ScriptFact } from '../../../analysis/advice/Facts.js';
import type { Engine } from '../../engine.js';
import { groupIn, type PlaceGroups } from '../functionsOfFrames.js';
import { type SampledFilter, where } from '../where.js';
import { affected, type Raw, shown } from './affected.js';
import { type PlaceColumns, placeColumns, toPlace } from './placeColumns.js';

/** Functions looked at. */
const most = 100;

/**
 * The functions that kept the main thread most, counted and shared out as in `culprits.ts`, but one row whatever element
 * calls it: a handler that a hundred buttons have is one thing to change. What a timer and what an animation frame calls
 * are two all the same.
 *
 * Costs one pass over the frames with their script arrays unfolded, grouped by a hash of the function; users and views
 * are hashed before.
 */
export async function scriptFacts(
  engine: Engine,
  filter: SampledFilter,
  groups: PlaceGroups,
): Promise<ScriptFact[]> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Raw<ScriptFact> & PlaceColumns & { by: [string, number][] }>(
    `SELECT
      toString(any(code)) AS code,
      ${placeColumns('time')},
      toString(any(kind)) AS invokerType,
      arraySort(called -> (-called.2, called.1),
        CAST(sumMap(map(invoker, cost)), 'Array(Tuple(String, Float64))')) AS by,
      groupUniqArray(5)(toString(release)) AS releases,
      count() AS frames,
      sum(times) AS runs,
      countIf(view = 0 AND start < 5000) AS framesAtLoad,
      sum(if(work > 0, blocking * took / work, 0) AS cost) AS blocking_time,
      sum(took) AS spent,
      quantileExactInclusive(0.75)(took) AS p75,
      sum(forcing) AS forced,
      ${affected('took', 'start', { visit: 'visit', seen: 'seen', shows: 'took >= 50' })}
    FROM (
      SELECT
        app, release, route, time, page_id, view, start, blocking, scripts.url, scripts.fn, scripts.pos,
        scripts.invoker, scripts.invoker_type,
        cityHash64(session) AS visit,
        cityHash64(page_id, view) AS seen,
        greatest(duration, arraySum(scripts.duration)) AS work,
        arrayMap((url, fn, pos) -> ${groupIn(groups)}, scripts.url, scripts.fn, scripts.pos) AS codes,
        arrayMap((code, url, by, kind) -> cityHash64(code, kind, if(url = '' OR kind = 'user-callback', by, '')),
          codes, scripts.url, scripts.invoker, scripts.invoker_type) AS functions,
        arrayEnumerateUniq(functions) AS nths,
        arrayMax(nths) < 2 AS each_once,
        ${merged('scripts.duration')} AS tooks,
        ${merged('scripts.forced')} AS forcings,
        if(each_once, nths, arrayMap(one -> countEqual(functions, one), functions)) AS run_times
      FROM entries
      WHERE type = 'long-animation-frame' AND notEmpty(scripts.url) AND ${conditions})
    ARRAY JOIN
      functions AS function, codes AS code, nths AS nth, tooks AS took, forcings AS forcing, run_times AS times,
      scripts.url AS url, scripts.fn AS fn, scripts.pos AS pos, scripts.invoker AS invoker,
      scripts.invoker_type AS kind
    WHERE nth = 1
    GROUP BY function
    ORDER BY blocking_time DESC, spent DESC
    LIMIT ${most}`,
    params,
  );
  return rows.map(({ place, by, ...row }) => {
    const { blocking_time, spent, ...rest } = shown<ScriptFact>(row) as ScriptFact & {
      blocking_time: number;
      spent: number;
    };
    return {
      ...rest,
      ...toPlace(place),
      invoker: by[0]![0],
      invokers: by.length,
      releases: rest.releases.filter(Boolean).sort(),
      blocking: blocking_time,
      duration: spent,
    };
  });
}

/** A column of the scripts with the sum of all runs of the same function in each place. */
function merged(column: string): string {
  return `if(each_once, ${column},
          arrayMap(one -> arraySum((ms, other) -> if(other = one, ms, 0), ${column}, functions), functions))`;
}
