import { judge } from '../../analysis/comparison/judge.js';
import type { Sampled } from '../../analysis/comparison/Sampled.js';
import { sidesOf } from '../../analysis/comparison/sidesOf.js';
import type { RatioSample } from '../../analysis/statistics/RatioSample.js';
import type { Comparison, ComparisonFilter, VitalName } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { bothSides } from './bothSides.js';
import type { PlaceGroups } from './functionsOfFrames.js';
import { type QuantileRow, quantileSamples } from './quantileSamples.js';
import { visitSamples } from './visitSamples.js';

/** Measures compared, and functions. */
const most = 20;
const vitals: VitalName[] = ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'];

/**
 * Two sides of a filter, figure by figure. What counts as a sample and when a difference is told is said in
 * `analysis/comparison`; the engine reduces each side of a figure to a row.
 *
 * Costs a pass over the vitals, two over the measures, one over all rows of both sides to count each visit's views, and
 * one over the long frames with their scripts unfolded.
 */
export async function comparison(
  engine: Engine,
  { groups, ...asked }: ComparisonFilter & { groups: PlaceGroups },
): Promise<Comparison> {
  const sides = sidesOf(asked);
  const [ofVitals, ofMeasures, ofVisits] = await Promise.all([
    vitalSamples(engine, asked),
    measureSamples(engine, asked),
    visitSamples(engine, asked, groups),
  ]);
  const { blocking, frames, functions } = ofVisits;
  const size = (sample: RatioSample | undefined) => ({
    visits: sample?.visits ?? 0,
    views: sample?.values ?? 0,
  });

  const sampled: Sampled[] = [
    ...vitals.flatMap((name): Sampled[] => {
      const rows = pair(ofVitals.filter((row) => row.name === name));
      const unit = name === 'CLS' ? 'score' : 'ms';
      return [
        { kind: 'p75', name: `${name} p75`, unit, of: 'quantile', ...rows },
        { kind: 'good', name: `${name} good`, unit: 'share', more: true, of: 'share', ...rows },
      ];
    }),
    { kind: 'blocking', name: 'Blocking time per view', unit: 'ms', of: 'ratio', ...blocking },
    { kind: 'frames', name: 'Long frames per view', unit: 'count', of: 'ratio', ...frames },
    ...grouped(ofMeasures, ({ name }) => name).map(([name, rows]): Sampled => {
      return { kind: 'measure', name, unit: 'ms', of: 'quantile', ...pair(rows) };
    }),
    ...functions.map((row): Sampled => {
      return { kind: 'function', name: row.place.sourceFunctionName, unit: 'ms', of: 'ratio', ...row };
    }),
  ];
  return {
    target: { filter: sides.target, ...size(blocking.target) },
    base: { filter: sides.base, ...size(blocking.base) },
    ...judge(sampled),
  };
}

function vitalSamples(engine: Engine, asked: ComparisonFilter): Promise<QuantileRow[]> {
  const { conditions, target, params } = bothSides(asked);
  return quantileSamples(
    engine,
    `SELECT metric AS name, target, session, groupArray(last) AS each, toFloat64(countIf(rated = 'good')) AS y
    FROM (
      SELECT
        name AS metric, ${target} AS target, any(session) AS session,
        argMax(value, seq) AS last, argMax(rating, seq) AS rated
      FROM entries WHERE type = 'web-vital' AND name IN (${vitals.map((name) => `'${name}'`)}) AND ${conditions}
      GROUP BY page_id, view, metric, target)
    GROUP BY metric, target, session`,
    params,
  );
}

/** Those that both sides have, by how often the side has it that has it less often. */
function measureSamples(engine: Engine, asked: ComparisonFilter): Promise<QuantileRow[]> {
  const { conditions, target, params } = bothSides(asked);
  const rows = `FROM entries WHERE type = 'measure' AND ${conditions}`;
  return quantileSamples(
    engine,
    `SELECT name, ${target} AS target, session, groupArray(duration) AS each, 0. AS y
    ${rows} AND name IN (
      SELECT name ${rows} GROUP BY name
      HAVING countIf(${target}) BETWEEN 1 AND count() - 1
      ORDER BY least(countIf(${target}), countIf(NOT ${target})) DESC, name LIMIT ${most})
    GROUP BY name, target, session`,
    params,
  );
}

function pair<Row extends { target: unknown }>(rows: readonly Row[]) {
  return { target: rows.find(({ target }) => target), base: rows.find(({ target }) => !target) };
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups];
}
