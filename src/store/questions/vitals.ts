import type { Bin, Filter, Vital, VitalName } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { where } from './where.js';

/** Width of a histogram's step; the limits of good and poor both fall on an edge. */
const steps: Record<VitalName, number> = { LCP: 250, INP: 25, CLS: 0.0125, FCP: 150, TTFB: 100 };
const bins = 32;
const names = Object.keys(steps) as VitalName[];

/**
 * The Web Vitals: of each view and metric the last value that was sent counts.
 *
 * Costs one pass over the `web-vital` rows with a group a view and metric.
 */
export async function vitals(engine: Engine, filter: Filter): Promise<Vital[]> {
  const { conditions, params } = where(filter);
  const rows = await engine.query<Omit<Vital, 'histogram'> & { filled: [number[], number[]] }>(
    `SELECT
      toString(metric) AS name,
      count() AS views,
      quantileExactInclusive(0.75)(last) AS p75,
      countIf(rated = 'good') / views AS good,
      countIf(rated = 'needs-improvement') / views AS needsImprovement,
      countIf(rated = 'poor') / views AS poor,
      sumMap([toUInt16(least(floor(last / step), ${bins - 1}))], [toUInt64(1)]) AS filled
    FROM (
      SELECT
        name AS metric,
        argMax(value, seq) AS last,
        argMax(rating, seq) AS rated,
        transform(toString(metric), ${list(names)}, [${Object.values(steps)}], 1.) AS step
      FROM entries WHERE type = 'web-vital' AND name IN ${list(names)} AND ${conditions}
      GROUP BY page_id, view, name)
    GROUP BY metric`,
    params,
  );
  return rows
    .map(({ filled, ...vital }) => ({ ...vital, histogram: histogram(steps[vital.name], filled) }))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}

function histogram(step: number, [filled, counts]: [number[], number[]]): Bin[] {
  const edge = (i: number) => Math.round(i * step * 1e4) / 1e4;
  return Array.from({ length: bins }, (_, i) => ({
    from: edge(i),
    ...(i < bins - 1 && { to: edge(i + 1) }),
    count: counts[filled.indexOf(i)] ?? 0,
  }));
}

function list(strings: readonly string[]): string {
  return `[${strings.map((string) => `'${string}'`)}]`;
}
