import type { Filter, ScriptRow, Scripts } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { where } from './where.js';

/** Functions listed; the unattributed row comes on top. */
const most = 200;

/**
 * Which functions kept the main thread.
 *
 * A frame's blocking time is shared out by time: a script gets `blocking × its duration / the frame's`, and what
 * remains (rendering, scripts under 5 ms, the browser's own work) is unattributed. Where the scripts' durations sum
 * to more than the frame's, their sum divides instead. A function is its URL, name and position, since minified names
 * repeat; beside it the invoker tells apart on whose behalf it ran. One that ran twice in a frame counts once there,
 * with the sum of its times.
 *
 * Costs one pass over the frames with their script arrays unfolded, grouped by a hash of the function. Merging within
 * the frame's own arrays took 0.4 of the CPU time of a first grouping by frame and function.
 */
export async function scripts(engine: Engine, filter: Filter): Promise<Scripts> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Row>(
    `WITH
      arrayMap((url, fn, pos, invoker, type) -> cityHash64(url, fn, pos, invoker, type),
        scripts.url, scripts.fn, scripts.pos, scripts.invoker, scripts.invoker_type) AS functions,
      length(arrayDistinct(functions)) = length(functions) AS each_once,
      arraySum(scripts.duration) AS explained,
      greatest(duration, explained) AS work
    SELECT
      function = 0 AS remainder,
      toString(any(url)) AS sourceURL,
      toString(any(fn)) AS sourceFunctionName,
      toString(any(by)) AS invoker,
      toString(any(kind)) AS invokerType,
      any(pos) AS sourceCharPosition,
      count() AS frames,
      uniqExact(cityHash64(session)) AS users,
      sum(if(work > 0, blocking * took / work, if(function = 0, blocking, 0))) AS totalBlocking,
      sum(took) AS totalDuration,
      quantileExactInclusive(0.75)(took) AS p75,
      if(totalDuration > 0, least(sum(forced) / totalDuration, 1), 0) AS forcedShare,
      sum(totalBlocking) OVER () AS allBlocking
    FROM entries
    ARRAY JOIN
      arrayPushBack(functions, 0) AS function,
      arrayPushBack(arrayEnumerateUniq(functions), 1) AS nth,
      arrayPushBack(${merged('scripts.duration')}, work - explained) AS took,
      arrayPushBack(${merged('scripts.forced')}, 0) AS forced,
      arrayPushBack(scripts.url, '') AS url,
      arrayPushBack(scripts.fn, '') AS fn,
      arrayPushBack(scripts.pos, -1) AS pos,
      arrayPushBack(scripts.invoker, '') AS by,
      arrayPushBack(scripts.invoker_type, '') AS kind
    WHERE type = 'long-animation-frame' AND nth = 1 AND ${conditions}
    GROUP BY function
    ORDER BY remainder DESC, totalBlocking DESC, totalDuration DESC
    LIMIT ${most + 1}`,
    params,
  );
  return {
    rows: rows.map(shown).sort((a, b) => b.totalBlocking - a.totalBlocking),
    // Every frame has its share of the unattributed row, even of 0.
    frames: rows[0]?.frames ?? 0,
    totalBlocking: rows[0]?.allBlocking ?? 0,
  };
}

/** A column of the scripts with the sum of all runs of the same function in each place. */
function merged(column: string): string {
  return `if(each_once, ${column},
    arrayMap(function -> arraySum((ms, other) -> if(other = function, ms, 0), ${column}, functions), functions))`;
}

type Row = Required<Omit<ScriptRow, 'unattributed'>> & { remainder: 0 | 1; allBlocking: number };

function shown({ remainder, allBlocking, sourceCharPosition, ...row }: Row): ScriptRow {
  return {
    ...(remainder && { unattributed: true }),
    ...row,
    ...(sourceCharPosition >= 0 && { sourceCharPosition }),
  };
}
