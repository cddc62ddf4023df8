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
 * repeat; beside it the invoker tells apart on whose behalf it ran.
 *
 * Costs one pass over the frames with their script arrays unfolded, grouped by frame and function, then by function.
 */
export async function scripts(engine: Engine, filter: Filter): Promise<Scripts> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Row>(
    `SELECT
      attributed,
      toString(url) AS sourceURL,
      toString(fn) AS sourceFunctionName,
      toString(by) AS invoker,
      toString(kind) AS invokerType,
      pos AS sourceCharPosition,
      count() AS frames,
      uniqExact(visit) AS users,
      sum(blocked) AS totalBlocking,
      sum(took) AS totalDuration,
      quantileExactInclusive(0.75)(took) AS p75,
      if(totalDuration > 0, least(sum(forced) / totalDuration, 1), 0) AS forcedShare,
      sum(totalBlocking) OVER () AS allBlocking
    FROM (
      SELECT
        attributed, url, fn, pos, by, kind,
        any(session) AS visit,
        sum(if(work > 0, blocking * took_here / work, if(attributed, 0, blocking))) AS blocked,
        sum(took_here) AS took,
        sum(forced_here) AS forced
      FROM (
        SELECT *, arraySum(scripts.duration) AS explained, greatest(duration, explained) AS work
        FROM entries WHERE type = 'long-animation-frame' AND ${conditions})
      ARRAY JOIN
        arrayPushBack(arrayMap(_ -> 1, scripts.duration), 0) AS attributed,
        arrayPushBack(scripts.duration, work - explained) AS took_here,
        arrayPushBack(scripts.forced, 0) AS forced_here,
        arrayPushBack(scripts.url, '') AS url,
        arrayPushBack(scripts.fn, '') AS fn,
        arrayPushBack(scripts.pos, -1) AS pos,
        arrayPushBack(scripts.invoker, '') AS by,
        arrayPushBack(scripts.invoker_type, '') AS kind
      GROUP BY page_id, seq, attributed, url, fn, pos, by, kind)
    GROUP BY attributed, url, fn, pos, by, kind
    ORDER BY attributed, totalBlocking DESC, totalDuration DESC
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

type Row = Required<Omit<ScriptRow, 'unattributed'>> & { attributed: 0 | 1; allBlocking: number };

function shown({ attributed, allBlocking, sourceCharPosition, ...row }: Row): ScriptRow {
  return {
    ...(!attributed && { unattributed: true }),
    ...row,
    ...(sourceCharPosition >= 0 && { sourceCharPosition }),
  };
}
