import { anatomy } from '../../analysis/anatomy.js';
import { meanAnatomy } from '../../analysis/meanAnatomy.js';
import { verdict } from '../../analysis/verdict.js';
import type { Bin, Filter, Measure, MeasureAsk, MeasureRun } from '../../wire/index.js';
import type { Engine, Params } from '../engine.js';
import { holdingPiece } from './holdingPiece.js';
import { measureChildren } from './measureChildren.js';
import { overlapping, type Stretch } from './overlapping.js';
import { where } from './where.js';

/** Runs along the distribution whose anatomy is averaged. */
const sampled = 200;
/** The slowest, that are shown one by one. */
const slowest = 20;
/** Of a run, the pieces of its time that are named one by one. */
const named = 10;
const bins = 32;

/**
 * What runs of one measure are made of. The anatomy is that of a bounded sample: in the order of their durations each
 * nth run, so that the sample's mean is close to that of all, and beside them the slowest. Browsers that know no long
 * animation frames are left out of it, since all of their time would be unexplained.
 *
 * Costs three passes over the `measure` rows of the name, one of them sorted by duration, one over the small `batches`
 * for whose browser tells of frames, and what `overlapping` costs for 220 runs and `measureChildren` for all.
 */
export async function measure(engine: Engine, asked: Filter & MeasureAsk): Promise<Measure> {
  const { name, ...filter } = asked;
  const { conditions, params } = where(filter);
  const from = `FROM entries PREWHERE type = 'measure' AND name = {name:String} WHERE ${conditions}`;
  const bound = { ...params, name };
  const [summary, runs, children] = await Promise.all([
    summaryOf(engine, from, bound),
    runsOf(engine, from, bound),
    measureChildren(engine, from, bound),
  ]);
  const found = await overlapping(engine, runs);
  const dissected = runs.map((run, i) => {
    const { frames, requests, truncated } = found[i]!;
    const { parts, pieces } = anatomy(run, frames, requests);
    const { page, seq, start, duration, time, route, release } = run;
    const shown: MeasureRun = {
      ...{ page, seq, start, duration, time, route, release, parts, verdict: verdict(parts) },
      ...(truncated && { truncated }),
    };
    return { run, shown, pieces: pieces.map(holdingPiece) };
  });
  const sample = dissected.filter(({ run }) => run.picked);
  const mean = meanAnatomy(sample.map(({ shown, pieces }) => ({ ...shown, pieces })));
  return {
    name,
    ...summary,
    told: runs[0]?.told ?? 0,
    ...(mean && { anatomy: mean }),
    sample: sample.map(({ shown }) => shown),
    slowest: dissected
      .slice(-slowest)
      .reverse()
      .map(({ shown, pieces }) => ({ ...shown, pieces: pieces.slice(0, named) })),
    ...(children && { children }),
  };
}

interface SampledRun extends Stretch {
  seq: number;
  time: number;
  route: string;
  told: number;
  /** Part of the even sample. */
  picked: 0 | 1;
}

/** Ascending by duration; the last are the slowest. */
function runsOf(engine: Engine, from: string, params: Params): Promise<SampledRun[]> {
  const nth = (rank: string) => `intDiv((2 * (${rank}) - 1) * ${sampled} + toInt64(told), 2 * told)`;
  return engine.query<SampledRun>(
    `SELECT
      toString(page_id) AS page, seq, toString(app) AS app, toUnixTimestamp64Milli(page_start) AS pageStart,
      start, duration, toUnixTimestamp64Milli(time) AS time, toString(route) AS route, toString(release) AS release,
      told, ${nth('rank')} != ${nth('rank - 1')} AS picked
    FROM (
      SELECT
        page_id, seq, app, page_start, start, duration, time, route, release,
        toInt64(row_number() OVER (ORDER BY duration, page_id, seq)) AS rank,
        toInt64(count() OVER ()) AS told
      ${from}
        AND page_id IN (SELECT page_id FROM batches WHERE has(supports, 'long-animation-frame')))
    WHERE picked OR rank > told - ${slowest}
    ORDER BY rank`,
    params,
  );
}

type Summary = Pick<Measure, 'count' | 'users' | 'p50' | 'p75' | 'p95' | 'histogram'>;

async function summaryOf(engine: Engine, from: string, params: Params): Promise<Summary> {
  const [row] = await engine.query<{ count: number; users: number; q: number[] }>(
    `SELECT
      count() AS count,
      uniqExact(cityHash64(session)) AS users,
      quantilesExactInclusive(0.5, 0.75, 0.95, 0.99)(duration) AS q
    ${from}`,
    params,
  );
  if (!row?.count) return { count: 0, users: 0, p50: 0, p75: 0, p95: 0, histogram: [] };
  const [p50 = 0, p75 = 0, p95 = 0, p99 = 0] = row.q;
  const step = stepFor(p99);
  const filled = await engine.query<{ bin: number; count: number }>(
    `SELECT toUInt16(greatest(0, least(floor(duration / {step:Float64}), ${bins - 1}))) AS bin, count() AS count
    ${from} GROUP BY bin`,
    { ...params, step },
  );
  return { count: row.count, users: row.users, p50, p75, p95, histogram: histogram(step, filled) };
}

/** A round number, so that the bins but the last reach to `top` and little further, ms; 0.1 at least. */
function stepFor(top: number): number {
  const least = Math.max(0.1, top / (bins - 1));
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 1.5, 2, 3, 4, 5, 6, 8].find((n) => n * power >= least) ?? 10);
}

function histogram(step: number, filled: readonly { bin: number; count: number }[]): Bin[] {
  const edge = (i: number) => Number((i * step).toPrecision(12));
  const counts = new Map(filled.map(({ bin, count }) => [bin, count]));
  return Array.from({ length: bins }, (_, i) => ({
    from: edge(i),
    ...(i < bins - 1 && { to: edge(i + 1) }),
    count: counts.get(i) ?? 0,
  }));
}
