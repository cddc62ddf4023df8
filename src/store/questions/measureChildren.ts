import type { MeasureChild, MeasureChildren } from '../../wire/index.js';
import type { Engine, Params } from '../engine.js';

/** Names listed. */
const most = 50;

type Row = MeasureChild & {
  /** The row of all children together. */
  whole: 0 | 1;
  covered: number;
  lasted: number;
};

/**
 * What the runs of a measure are made of, as its spans say; nothing where none has a part. A part counts whichever view
 * it ended in, and its time as far as the run lasted. Of a span that was ended twice the longer measure counts.
 *
 * Costs a pass over the details of the measures of the pages that have such runs; only those that name a parent are
 * parsed.
 * @param from the runs, as a FROM clause with its conditions
 */
export async function measureChildren(
  engine: Engine,
  from: string,
  params: Params,
): Promise<MeasureChildren | undefined> {
  const [all, ...rows] = await engine.query<Row>(
    `WITH runs AS (
      SELECT page_id, ${numberIn('span')} AS span, min(entries.start) AS begin, max(entries.duration) AS lasted
      ${from} AND ${says('span')}
      GROUP BY page_id, span)
    SELECT
      of.1 AS whole,
      of.2 AS name,
      count() AS runs,
      sum(times) AS count,
      sum(took) / count AS mean,
      quantileExactInclusiveArray(0.75)(durations) AS p75,
      sum(offsets) / count AS offset,
      sum(inside) AS covered,
      sum(run_lasted) AS lasted,
      0. AS share
    FROM (
      SELECT
        page_id, span, arrayJoin([(0, part), (1, '')]) AS of,
        count() AS times, sum(duration) AS took, groupArray(duration) AS durations, sum(start - begin) AS offsets,
        any(lasted) AS run_lasted,
        intervalLengthSumIf(greatest(start, begin), least(start + duration, begin + lasted),
          least(start + duration, begin + lasted) > greatest(start, begin)) AS inside
      FROM (
        SELECT page_id, ${numberIn('parent')} AS span, toString(name) AS part, start, duration
        FROM entries
        WHERE type = 'measure' AND ${says('parent')}
          AND page_id IN (SELECT page_id ${from} AND ${key('span')})) AS parts
      INNER JOIN runs USING (page_id, span)
      GROUP BY page_id, span, of)
    GROUP BY of
    ORDER BY whole DESC, covered DESC, count DESC, name
    LIMIT ${most + 1}`,
    params,
  );
  if (!all) return undefined;
  const share = (ms: number) => (all.lasted > 0 ? Math.min(1, ms / all.lasted) : 0);
  return {
    runs: all.runs,
    rest: 1 - share(all.covered),
    rows: rows.map(({ whole, covered, lasted, ...row }) => ({ ...row, share: share(covered) })),
  };
}

const numberIn = (key: 'span' | 'parent') => `JSONExtractUInt(detail, '${key}')`;

/** Looking for the key is much cheaper than parsing; what has it deeper within its detail has no number. */
const key = (name: 'span' | 'parent') => `position(detail, '"${name}":') > 0`;

const says = (name: 'span' | 'parent') => `${key(name)} AND ${numberIn(name)} > 0`;
