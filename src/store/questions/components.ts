import type { ComponentRow } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { routesBy } from './culpritFigures.js';
import { type FilterAndBefore, whereBefore } from './whereBefore.js';

/** Components and functions listed; the remainder's row comes on top. */
const most = 200;

/** The remainder's kind: no sender has it. */
const rest = 'rest';

export interface ComponentsAsked extends FilterAndBefore {
  /**
   * Frames looked at, about; twice as many before those of some sessions are left out.
   * @default 250_000
   */
  enough?: number;
}

/** A row as the engine tells it. */
export interface ComponentFigures
  extends Omit<ComponentRow, 'unattributed' | 'kind' | 'perVisit' | 'perVisitBefore'> {
  kind: '' | 'component' | typeof rest;
  /** In the period before; 0 where none was asked about. */
  blockingBefore: number;
}

export interface FoundComponents {
  rows: ComponentFigures[];
  frames: number;
  /** Of them with a table. */
  told: number;
  /** Whether anything asked about sent a table, in a frame or not. */
  instrumented: boolean;
  totalBlocking: number;
  sampled?: number;
}

/**
 * Which components and functions kept the main thread, as far as they are instrumented.
 *
 * A frame's blocking time is shared out by own time: `blocking × own / the frame's duration`, and what remains is the
 * remainder's. Where the own times sum to more than the frame's duration (a wrapped function counts within the component
 * that called it too), their sum divides instead. What ran on behalf of several callers counts once a frame. A table
 * whose frame is not here counts for nothing, so that the rows sum to the frames as those of `culprits` do.
 *
 * Of 500,000 frames and more those of whole sessions are left out, as in `culprits`.
 *
 * Costs a count of the frames and tables, then one pass over the frames' numbers, joined with what the frames' tables
 * hold, the time before among them: those are the few frames with instrumented code, and are grouped in memory first.
 */
export async function components(
  engine: Engine,
  { enough = 250_000, ...filter }: ComponentsAsked,
): Promise<FoundComponents> {
  const { conditions, asked = 'true', params } = whereBefore(filter);
  const [there] = await engine.query<{ frames: number; tables: number }>(
    `SELECT countIf(type = 'long-animation-frame') AS frames, countIf(type = 'functions') AS tables
    FROM entries WHERE type IN ('long-animation-frame', 'functions') AND ${conditions}`,
    params,
  );
  const nth = Math.max(1, Math.floor(there!.frames / enough));
  const looked = nth === 1 ? conditions : `cityHash64(session) % ${nth} = 0 AND ${conditions}`;
  const rows = await engine.query<FoundRow>(
    `SELECT name, kind, told, frames, users, calls, totalBlocking, blockingBefore, totalDuration, p75, routes, topRoutes,
      worst, sum(totalBlocking) OVER () AS allBlocking
    FROM (
      WITH ${asked} AS asked, if(work > 0, blocking * took / work, if(kind = '${rest}', blocking, 0)) AS cost
      SELECT
        name, kind,
        countIf(asked) AS frames,
        countIf(asked AND explained > 0) AS told,
        uniqExactIf(visit, asked) AS users,
        sumIf(runs, asked) AS calls,
        sumIf(cost, asked) AS totalBlocking,
        sumIf(cost, not asked) AS blockingBefore,
        sumIf(took, asked) AS totalDuration,
        quantileExactInclusiveIf(0.75)(took, asked) AS p75,
        ${routesBy('sumMapIf(map(route, cost), asked)')},
        argMaxIf((toString(page_id), start, duration), (cost, took), asked) AS worst
      FROM (
        SELECT
          page_id, start, duration, time, route, blocking, visit,
          arraySum(owns) AS explained,
          greatest(duration, explained) AS work,
          arrayPushBack(names, '') AS fns,
          arrayPushBack(kinds, '${rest}') AS fn_kinds,
          arrayPushBack(owns, work - explained) AS tooks,
          arrayPushBack(called, 0) AS runses
        FROM (
          SELECT page_id, start, duration, time, toString(route) AS route, blocking, cityHash64(session) AS visit
          FROM entries WHERE type = 'long-animation-frame' AND ${looked}) AS frame
        LEFT JOIN (
          SELECT
            page_id, start,
            groupArray(fn) AS names, groupArray(fn_kind) AS kinds, groupArray(own) AS owns, groupArray(runs) AS called
          FROM (
            SELECT
              page_id, start, toString(fn) AS fn, toString(kind) AS fn_kind, sum(own) AS own, sum(calls) AS runs
            FROM entries
            ARRAY JOIN functions.name AS fn, functions.kind AS kind, functions.own AS own, functions.calls AS calls
            WHERE type = 'functions' AND name = 'long-animation-frame' AND ${looked}
            GROUP BY page_id, start, fn, fn_kind)
          GROUP BY page_id, start) AS ran
        USING (page_id, start))
      ARRAY JOIN fns AS name, fn_kinds AS kind, tooks AS took, runses AS runs
      GROUP BY name, kind
      HAVING frames > 0)
    ORDER BY kind = '${rest}' DESC, totalBlocking DESC, totalDuration DESC, name, kind
    LIMIT ${most + 1}`,
    params,
  );
  const remainder = rows[0];
  return {
    rows: rows.map((row) => figuresOf(row, nth)).sort((a, b) => b.totalBlocking - a.totalBlocking),
    // Every frame has its share of the remainder's row, even of 0.
    frames: nth * (remainder?.frames ?? 0),
    told: nth * (remainder?.told ?? 0),
    instrumented: there!.tables > 0,
    totalBlocking: nth * (remainder?.allBlocking ?? 0),
    ...(nth > 1 && { sampled: nth }),
  };
}

type FoundRow = Omit<ComponentFigures, 'worst'> & {
  told: number;
  allBlocking: number;
  worst: [page: string, startTime: number, duration: number];
};

/** What is counted and summed up is an estimate of all sessions where one stands for several. */
function figuresOf({ told, allBlocking, worst, ...row }: FoundRow, nth: number): ComponentFigures {
  const { frames, users, calls, totalBlocking, blockingBefore, totalDuration } = row;
  const [page, startTime, duration] = worst;
  return {
    ...row,
    frames: nth * frames,
    users: nth * users,
    calls: nth * calls,
    totalBlocking: nth * totalBlocking,
    blockingBefore: nth * blockingBefore,
    totalDuration: nth * totalDuration,
    worst: { page, startTime, duration },
  };
}
