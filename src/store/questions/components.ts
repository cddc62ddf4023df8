import type { ComponentRow } from '../../wire/index.js';
import type { Engine, Params } from '../engine.js';
import { routesBy } from './culpritFigures.js';
import { type FilterAndBefore, whereBefore } from './whereBefore.js';

/** Components and functions listed; the remainder's row comes on top. */
const most = 200;

/** The hash of what no table explains. */
const rest = '0';

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
  /** `rest`: what no table explains. */
  kind: '' | 'component' | 'rest';
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
 * Costs a count of the frames and tables, one pass over the frames' numbers, joined with what the frames' tables hold,
 * the time before among them, and a look at the tables' names. Names as hashes, put together within a frame's own arrays,
 * took 0.4 of the time of grouping by frame and name first.
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
    `SELECT toString(code) AS key, told, frames, users, calls, totalBlocking, blockingBefore, totalDuration, p75, routes,
      topRoutes, worst, sum(totalBlocking) OVER () AS allBlocking
    FROM (
      WITH ${asked} AS asked, if(work > 0, blocking * took / work, if(code = 0, blocking, 0)) AS cost
      SELECT
        code,
        countIf(asked) AS frames,
        countIf(asked AND explained > 0) AS told,
        uniqExactIf(visit, asked) AS users,
        sumIf(runs, asked) AS calls,
        sumIf(cost, asked) AS totalBlocking,
        sumIf(cost, not asked) AS blockingBefore,
        sumIf(took, asked) AS totalDuration,
        quantileExactInclusiveIf(0.75)(took, asked) AS p75,
        ${routesBy('sumMapIf(map(route, cost), asked)')},
        argMaxIf((page_id, start, duration), cost, asked) AS worst
      FROM (
        SELECT
          page_id, start, duration, time, route, blocking, visit,
          length(arrayDistinct(named)) = length(named) AS each_once,
          arraySum(owns) AS explained,
          greatest(duration, explained) AS work,
          arrayPushBack(named, 0) AS codes,
          arrayPushBack(arrayEnumerateUniq(named), 1) AS nths,
          arrayPushBack(${merged('owns')}, work - explained) AS tooks,
          arrayPushBack(${merged('called')}, 0) AS runses
        FROM (
          SELECT page_id, start, duration, time, route, blocking, cityHash64(session) AS visit
          FROM entries WHERE type = 'long-animation-frame' AND ${looked}) AS frame
        LEFT JOIN (
          SELECT
            page_id, start,
            groupArrayArray(arrayMap((fn, kind) -> ${codeHash}, functions.name, functions.kind)) AS named,
            groupArrayArray(functions.own) AS owns,
            groupArrayArray(functions.calls) AS called
          FROM entries WHERE ${ofFrames} AND ${looked}
          GROUP BY page_id, start) AS ran
        USING (page_id, start))
      ARRAY JOIN codes AS code, nths AS nth, tooks AS took, runses AS runs
      WHERE nth = 1
      GROUP BY code
      HAVING frames > 0)
    ORDER BY key = '${rest}' DESC, totalBlocking DESC, totalDuration DESC, key
    LIMIT ${most + 1}`,
    params,
  );
  const names = await namesOf(engine, rows, looked, params);
  const remainder = rows[0];
  return {
    rows: rows
      .map((row) => ({ ...names(row.key), ...figuresOf(row, nth) }))
      .sort((a, b) => b.totalBlocking - a.totalBlocking),
    // Every frame has its share of the remainder's row, even of 0.
    frames: nth * (remainder?.frames ?? 0),
    told: nth * (remainder?.told ?? 0),
    instrumented: there!.tables > 0,
    totalBlocking: nth * (remainder?.allBlocking ?? 0),
    ...(nth > 1 && { sampled: nth }),
  };
}

type Named = Pick<ComponentFigures, 'name' | 'kind'>;

type FoundRow = Omit<ComponentFigures, 'worst' | keyof Named> & {
  /** Its hash, as decimal digits. */
  key: string;
  told: number;
  allBlocking: number;
  worst: [page: string, startTime: number, duration: number];
};

const ofFrames = `type = 'functions' AND name = 'long-animation-frame'`;

const codeHash = 'cityHash64(fn, kind)';

/** A column of the tables with the sum of all rows of the same code in each place. */
function merged(column: string): string {
  return `if(each_once, ${column},
    arrayMap(code -> arraySum((value, other) -> if(other = code, value, 0), ${column}, named), named))`;
}

async function namesOf(
  engine: Engine,
  rows: readonly FoundRow[],
  looked: string,
  params: Params,
): Promise<(key: string) => Named> {
  const keys = rows.map(({ key }) => key).filter((key) => key !== rest);
  const found = keys.length
    ? await engine.query<{ code: [key: string, name: string, kind: '' | 'component'] }>(
        `SELECT (toString(${codeHash}), toString(fn), toString(kind)) AS code
        FROM entries ARRAY JOIN functions.name AS fn, functions.kind AS kind
        WHERE ${ofFrames} AND ${looked} AND ${codeHash} IN (${keys})
        GROUP BY fn, kind`,
        params,
      )
    : [];
  const named = new Map(found.map(({ code: [key, name, kind] }) => [key, { name, kind }]));
  return (key) => named.get(key) ?? { name: '', kind: 'rest' };
}

/** What is counted and summed up is an estimate of all sessions where one stands for several. */
function figuresOf(
  { key, told, allBlocking, worst, ...row }: FoundRow,
  nth: number,
): Omit<ComponentFigures, keyof Named> {
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
