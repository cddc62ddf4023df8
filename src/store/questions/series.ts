import type { Filter, Series, VitalName } from '../../wire/index.js';
import type { Engine, Params } from '../engine.js';
import { where } from './where.js';

const minute = 60_000;
const hour = 60 * minute;
const widths = [1, 2, 5, 10, 15, 30]
  .map((n) => n * minute)
  .concat([1, 2, 3, 6, 12, 24, 48, 168].map((n) => n * hour));
/** Steps in a series, at most; more cannot be told apart on a screen. */
const most = 120;

interface Step {
  step: number;
  views: number;
  blocking: number;
}

interface VitalStep {
  step: number;
  metric: Extract<VitalName, 'LCP' | 'INP' | 'CLS'>;
  p75: number;
}

/**
 * How it went over time. A view counts in each step in which it sent something; a Web Vital in that of its last value.
 *
 * Costs one pass over all rows for views and blocking, and one over the `web-vital` rows.
 */
export async function series(engine: Engine, filter: Filter): Promise<Series> {
  const { conditions, params } = where(filter);
  const range = await rangeOf(engine, filter, conditions, params);
  if (!range) return { step: minute, time: [], views: [], blocking: [], lcp: [], inp: [], cls: [] };
  const [first, last] = range;
  const width =
    widths.find((step) => (last - first) / step < most - 1) ?? Math.ceil((last - first) / most / hour) * hour;
  const start = Math.floor(first / width);

  const [steps, vitals] = await Promise.all([
    engine.query<Step>(
      `SELECT
        intDiv(toUnixTimestamp64Milli(time), ${BigInt(width)}) AS step,
        uniqExact(page_id, view) AS views,
        sumIf(entries.blocking, type = 'long-animation-frame') AS blocking
      FROM entries WHERE ${conditions} GROUP BY step`,
      params,
    ),
    engine.query<VitalStep>(
      `SELECT step, toString(metric) AS metric, quantileExactInclusive(0.75)(last) AS p75
      FROM (
        SELECT
          name AS metric,
          argMax(value, seq) AS last,
          intDiv(toUnixTimestamp64Milli(argMax(time, seq)), ${BigInt(width)}) AS step
        FROM entries WHERE type = 'web-vital' AND name IN ['LCP', 'INP', 'CLS'] AND ${conditions}
        GROUP BY page_id, view, name)
      GROUP BY step, metric`,
      params,
    ),
  ]);

  const length = Math.floor(last / width) - start + 1;
  const column = <T>(empty: T) => new Array<T>(length).fill(empty);
  const answer = {
    step: width,
    time: Array.from({ length }, (_, i) => (start + i) * width),
    views: column(0),
    blocking: column<number | null>(null),
    lcp: column<number | null>(null),
    inp: column<number | null>(null),
    cls: column<number | null>(null),
  };
  for (const { step, views, blocking } of steps) {
    answer.views[step - start] = views;
    answer.blocking[step - start] = blocking / views;
  }
  for (const { step, metric, p75 } of vitals) {
    answer[metric.toLowerCase() as 'lcp' | 'inp' | 'cls'][step - start] = p75;
  }
  return answer;
}

/** First and last ms shown: what was asked for, else what there is. */
async function rangeOf(engine: Engine, filter: Filter, conditions: string, params: Params) {
  const { from, to } = filter;
  if (from !== undefined && to !== undefined) return to > from ? ([from, to - 1] as const) : undefined;
  const [there] = await engine.query<{ rows: number; first: number; last: number }>(
    `SELECT count() AS rows, toUnixTimestamp64Milli(min(time)) AS first, toUnixTimestamp64Milli(max(time)) AS last
    FROM entries WHERE ${conditions}`,
    params,
  );
  if (!there?.rows) return undefined;
  return [from ?? there.first, to === undefined ? there.last : to - 1] as const;
}
