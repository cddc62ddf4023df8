import type { VisitRow, VisitSort, VisitsFilter } from '../../wire/index.js';
import type { Engine, Params } from '../engine.js';
import { where } from './where.js';

/** Pages listed. */
const most = 100;

/**
 * The pages that stand out, for one to be chosen. A Web Vital counts with the last value of a view, and with the worst
 * view of a page. Where fewer pages than are listed have what is sorted by, the newest others follow.
 *
 * Costs a pass over the rows that have what is sorted by (long frames, or one Web Vital; by time all rows), grouped by
 * page, then the granules of the pages listed.
 */
export async function listVisits(
  engine: Engine,
  { sort = 'blocking', ...filter }: VisitsFilter,
): Promise<VisitRow[]> {
  const { conditions, params } = where(filter);
  const chosen = await engine.query<Chosen>(by[sort](conditions), params);
  if (chosen.length < most && sort !== 'time') {
    const listed = chosen.map(({ id }) => id);
    chosen.push(
      ...(await engine.query<Chosen>(
        by.time(`${conditions} AND page_id NOT IN {listed:Array(UUID)}`, most - chosen.length),
        { ...params, listed },
      )),
    );
  }
  if (!chosen.length) return [];
  const rows = await rowsOf(engine, conditions, params, chosen);
  const place = new Map(chosen.map(({ id }, i) => [id, i]));
  return rows.map(shown).sort((a, b) => place.get(a.id)! - place.get(b.id)!);
}

interface Chosen {
  id: string;
  starts: number[];
}

const starts = 'groupUniqArray(20)(toUnixTimestamp64Milli(page_start)) AS starts';

const vital = (name: 'INP' | 'LCP') => (conditions: string) =>
  `
  SELECT toString(page_id) AS id, groupUniqArrayArray(20)(its_starts) AS starts FROM (
    SELECT page_id, argMax(value, seq) AS last, max(time) AS latest,
      groupUniqArray(20)(toUnixTimestamp64Milli(page_start)) AS its_starts
    FROM entries WHERE type = 'web-vital' AND name = '${name}' AND ${conditions} GROUP BY page_id, view)
  GROUP BY id ORDER BY max(last) DESC, max(latest) DESC, id LIMIT ${most}`;

/** The ids of the pages to list, in order. */
const by: Record<VisitSort, (conditions: string, limit?: number) => string> = {
  blocking: (conditions) => `
    SELECT toString(page_id) AS id, ${starts}
    FROM entries WHERE type = 'long-animation-frame' AND ${conditions}
    GROUP BY id ORDER BY sum(blocking) DESC, max(time) DESC, id LIMIT ${most}`,
  inp: vital('INP'),
  lcp: vital('LCP'),
  time: (conditions, limit = most) => `
    SELECT toString(page_id) AS id, ${starts}
    FROM entries WHERE ${conditions}
    GROUP BY id ORDER BY min(time) DESC, id LIMIT ${limit}`,
};

interface Row extends Omit<VisitRow, 'device'> {
  frames: number;
  cores: number;
  memory: number;
  effectiveType: string;
  mobile: number;
  vitals: Record<string, number>;
}

function rowsOf(engine: Engine, conditions: string, params: Params, chosen: Chosen[]): Promise<Row[]> {
  const begun = [...new Set(chosen.flatMap(({ starts }) => starts))].map(
    (start) => `fromUnixTimestamp64Milli(${Math.trunc(start)}, 'UTC')`,
  );
  return engine.query<Row>(
    `SELECT
      toString(page_id) AS id,
      toUnixTimestamp64Milli(greatest(min(first), least(min(begun), max(latest)))) AS start,
      any(app_name) AS app,
      any(its_release) AS release,
      argMin(its_url, view) AS url,
      argMin(its_route, view) AS route,
      count() AS views,
      max(view_longest) AS longestFrame,
      sum(view_frames) AS frames,
      sum(view_blocking) AS blocking,
      maxMap(last) AS vitals,
      sum(view_entries) AS entries,
      any(its_cores) AS cores,
      any(its_memory) AS memory,
      any(its_type) AS effectiveType,
      any(its_mobile) AS mobile
    FROM (
      SELECT
        page_id, view,
        min(page_start) AS begun, min(time) AS first, max(time) AS latest,
        any(toString(app)) AS app_name, any(toString(release)) AS its_release,
        argMin(toString(url), seq) AS its_url, argMin(toString(route), seq) AS its_route,
        countIf(type = 'long-animation-frame') AS view_frames,
        maxIf(duration, type = 'long-animation-frame') AS view_longest,
        sumIf(blocking, type = 'long-animation-frame') AS view_blocking,
        mapFilter((name, seen) -> seen.1, map(
          'LCP', (countIf(type = 'web-vital' AND name = 'LCP') > 0, argMaxIf(value, seq, type = 'web-vital' AND name = 'LCP')),
          'INP', (countIf(type = 'web-vital' AND name = 'INP') > 0, argMaxIf(value, seq, type = 'web-vital' AND name = 'INP')))) AS seen,
        mapApply((name, value) -> (name, value.2), seen) AS last,
        uniqExact(seq) AS view_entries,
        max(cores) AS its_cores, max(memory) AS its_memory, any(toString(effective_type)) AS its_type,
        max(mobile) AS its_mobile
      FROM entries
      WHERE page_start IN (${begun}) AND page_id IN {pages:Array(UUID)} AND ${conditions}
      GROUP BY page_id, view)
    GROUP BY page_id`,
    { ...params, pages: chosen.map(({ id }) => id) },
  );
}

function shown({
  frames,
  cores,
  memory,
  effectiveType,
  mobile,
  vitals,
  longestFrame,
  ...row
}: Row): VisitRow {
  return {
    ...row,
    device: {
      ...(cores > 0 && { cores }),
      ...(memory > 0 && { memory }),
      ...(effectiveType && { effectiveType }),
      ...(mobile >= 0 && { mobile: mobile === 1 }),
    },
    ...(frames > 0 && longestFrame !== undefined && { longestFrame }),
    ...(vitals.LCP !== undefined && { lcp: vitals.LCP }),
    ...(vitals.INP !== undefined && { inp: vitals.INP }),
  };
}
