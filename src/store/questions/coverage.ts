import type { Coverage, CoverageFilter, Numbers, Reason } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { pageRanges } from '../pageRanges.js';
import { pages } from './pages.js';
import { where } from './where.js';

/** Pages listed. */
const mostPages = 50;
/** Ranges of one page: it can have as many as entries, and more cannot be told apart in a picture. */
const mostRanges = 1000;

type Parts = Omit<Numbers, 'numbered'>;

/**
 * What became of the entries that pages numbered. What counts as numbered is said in `pages.ts`.
 *
 * Costs what the overview costs, and for one page a pass over the column of page ids on top.
 */
export async function coverage(engine: Engine, filter: CoverageFilter): Promise<Coverage> {
  const { page } = filter;
  const [days, ranges] = await Promise.all([
    byDay(engine, filter),
    page === undefined ? undefined : pageRanges(engine, page, where({ page })),
  ]);
  return {
    totals: { pages: sum(days.map((day) => day.pages)), ...numbers(added(days)) },
    days: days.map(({ day, pages, ...parts }) => ({ day, pages, ...numbers(parts) })),
    pages: days
      .flatMap(({ worst }) => worst)
      .sort(([a], [b]) => a - b)
      .slice(0, mostPages)
      .map(([, id, start, url, route, stored, missing, dropped]) => {
        return { id, start, url, route, ...numbers({ stored, missing, dropped }) };
      }),
    ...(ranges && { ranges: ranges.slice(0, mostRanges) }),
  };
}

interface Day extends Parts {
  day: string;
  pages: number;
  /** What they are sorted by comes first. */
  worst: [
    order: number,
    id: string,
    start: number,
    url: string,
    route: string,
    stored: number,
    missing: number,
    dropped: Numbers['dropped'],
  ][];
}

function byDay(engine: Engine, filter: CoverageFilter): Promise<Day[]> {
  const { sql, params } = pages(filter);
  return engine.query<Day>(
    `SELECT
      toString(toDate(begin)) AS day,
      count() AS pages,
      sum(page.stored) AS stored,
      sum(page.missing) AS missing,
      sumMap(page.dropped) AS dropped,
      groupArraySortedIf(${mostPages})(
        (-toInt64(given_up + page.missing), toString(page_id), toUnixTimestamp64Milli(begin), url, path,
          page.stored, page.missing, page.dropped), given_up + page.missing > 0) AS worst
    FROM (${sql}) AS page
    GROUP BY day ORDER BY day`,
    params,
  );
}

function numbers({ stored, dropped, missing }: Parts): Numbers {
  const given = Object.fromEntries(Object.entries(dropped).filter(([, count]) => count));
  return { numbered: stored + sum(Object.values(given)) + missing, stored, dropped: given, missing };
}

function added(days: readonly Parts[]): Parts {
  const dropped: Numbers['dropped'] = {};
  for (const day of days) {
    for (const [reason, count] of Object.entries(day.dropped) as [Reason, number][])
      dropped[reason] = (dropped[reason] ?? 0) + count;
  }
  return {
    stored: sum(days.map((day) => day.stored)),
    dropped,
    missing: sum(days.map((day) => day.missing)),
  };
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
