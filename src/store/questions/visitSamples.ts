import type { RatioSample } from '../../analysis/statistics/RatioSample.js';
import type { CalledPlace, ComparisonFilter } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { bothSides } from './bothSides.js';
import { functionHash, groupIn, type PlaceGroups } from './functionsOfFrames.js';

/** Functions told, by what they block a view on the side where that is more. */
const most = 20;

export interface VisitSamples {
  blocking: Both;
  frames: Both;
  functions: (Both & { place: CalledPlace })[];
}

/** A side without visits is absent. */
interface Both {
  target: RatioSample | undefined;
  base: RatioSample | undefined;
}

/**
 * Of each side's visits the views, and what they had of blocking time, of long frames, and of the blocking time of each
 * function, shared out as in `culprits.ts`. What is a function is said in `functionsOfFrames.ts`.
 *
 * Costs a pass over both sides' page ids and views, and two over the frames that blocked with their scripts unfolded, the
 * second for where the functions told stand: held with each function of each visit, that took twice as much in all. The
 * functions come together by visit before they meet its views, for the same reason.
 */
export async function visitSamples(
  engine: Engine,
  asked: ComparisonFilter,
  groups: PlaceGroups,
): Promise<VisitSamples> {
  const { conditions, target, params } = bothSides(asked);
  const unfolded = `
    SELECT
      ${target} AS target, session, app, release, url, fn, pos, invoker, kind,
      ${functionHash(groupIn(groups))} AS function,
      blocking * took / greatest(duration, arraySum(scripts.duration)) AS y
    FROM entries
    ARRAY JOIN scripts.url AS url, scripts.fn AS fn, scripts.pos AS pos, scripts.duration AS took,
      scripts.invoker AS invoker, scripts.invoker_type AS kind
    WHERE type = 'long-animation-frame' AND blocking > 0 AND took > 0 AND ${conditions}`;
  const rows = await engine.query<Row>(
    `SELECT
      toString(function) AS id,
      anyIf(sums, target) AS ofTarget,
      anyIf(sums, NOT target) AS ofBase,
      max(ofTarget[2]) OVER () AS target_views,
      max(ofBase[2]) OVER () AS base_views
    FROM (
      SELECT
        target, part.1 AS function,
        [toFloat64(count()), sum(n), sum(n * n),
          sum(part.2), sum(part.2 * part.2), sum(n * part.2), toFloat64(countIf(part.2 != 0))] AS sums
      FROM (
        SELECT
          target, session, toFloat64(count()) AS n,
          sum(view_blocking) AS blocked, toFloat64(sum(view_frames)) AS frames
        FROM (
          SELECT
            ${target} AS target, session,
            sumIf(blocking, type = 'long-animation-frame') AS view_blocking,
            countIf(type = 'long-animation-frame') AS view_frames
          FROM entries WHERE ${conditions}
          GROUP BY target, session, page_id, view)
        GROUP BY target, session) AS visits
      LEFT JOIN (
        SELECT target, session, groupArray((function, y)) AS functions
        FROM (
          SELECT target, session, function, sum(y) AS y
          FROM (${unfolded})
          GROUP BY target, session, function)
        GROUP BY target, session) AS ran USING (target, session)
      ARRAY JOIN arrayConcat(functions,
        [(toUInt64(0), blocked), (toUInt64(1), frames)]) AS part
      GROUP BY target, function)
    GROUP BY function
    ORDER BY
      id IN ('0', '1') DESC,
      greatest(ofTarget[4] / greatest(target_views, 1), ofBase[4] / greatest(base_views, 1)) DESC,
      id
    LIMIT ${most + 2}`,
    params,
  );
  const whole = (id: string) => rows.find((row) => row.id === id);
  const visits = whole('0');
  const both = (row: Row | undefined): Both => ({
    target: row && visits && sample(visits.ofTarget, row.ofTarget),
    base: row && visits && sample(visits.ofBase, row.ofBase),
  });
  const functions = rows.filter(({ id }) => id !== '0' && id !== '1');
  const places = functions.length
    ? await engine.query<Placed>(
        `SELECT
          toString(function) AS id,
          argMax((toString(app), toString(url), toString(fn), pos, toString(release), toString(invoker), toString(kind)), (target, y)) AS place
        FROM (${unfolded})
        WHERE function IN (${functions.map(({ id }) => id)})
        GROUP BY function`,
        params,
      )
    : [];
  return {
    blocking: both(visits),
    frames: both(whole('1')),
    functions: functions.map((row) => ({
      place: placeOf(places.find(({ id }) => id === row.id)!),
      ...both(row),
    })),
  };
}

type Sums = [
  visits: number,
  values: number,
  squares: number,
  total: number,
  totalSquares: number,
  products: number,
  touched: number,
];

interface Row {
  /** A hash of the function; 0 for all blocking time, 1 for the long frames. */
  id: string;
  ofTarget: Sums | [];
  ofBase: Sums | [];
}

interface Placed {
  id: string;
  place: [
    app: string,
    url: string,
    fn: string,
    pos: number,
    release: string,
    invoker: string,
    invokerType: string,
  ];
}

/** How many visits and views there are stands in the row that has them all; a function need not have run on both sides. */
function sample(
  [visits, values = 0, squares = 0]: Sums | [],
  [, , , ...own]: Sums | [],
): RatioSample | undefined {
  const [total = 0, totalSquares = 0, products = 0, touched = 0] = own;
  return visits ? { visits, values, squares, total, totalSquares, products, touched } : undefined;
}

function placeOf({ place: [app, url, fn, pos, release, invoker, invokerType] }: Placed): CalledPlace {
  return {
    app,
    release,
    sourceURL: url,
    sourceFunctionName: fn,
    ...(pos >= 0 && { sourceCharPosition: pos }),
    invoker,
    invokerType,
  };
}
