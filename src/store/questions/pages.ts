import type { CoverageFilter } from '../../wire/index.js';
import type { Params } from '../engine.js';
import { timeOf, where } from './where.js';

/**
 * A subquery with a row a page: what of its numbers is stored, dropped and missing in the time asked about.
 *
 * The numbers of a page go from 0 to the last one that arrived or was declared dropped in that time; of a page that
 * began before it, from the one after the last that is known of before, for a hole belongs to the time in which it
 * ends. What of them is neither stored nor declared dropped, at whatever time, is missing. Which route that belongs to
 * nobody knows, so with a route in the filter every page that touched it brings all its gaps. What was dropped has the
 * device of what is stored of its page: of a page of which nothing is stored nobody knows it. What is both declared
 * dropped and stored counts as stored.
 *
 * Counting is enough where nothing was dropped and no page reaches beyond the time asked about. The numbers of the
 * other pages are read again, each once beside the run it falls into: a page can have thousands of runs, and what is
 * declared dropped can be billions.
 */
export function pages({ route, device, from, to, ...others }: CoverageFilter): {
  sql: string;
  params: Params;
} {
  const ofEntry = where({ ...others, ...(device && { device }) }).conditions;
  const ofDropped = device
    ? `${where(others).conditions} AND page_id IN (SELECT page_id FROM entries WHERE ${ofEntry})`
    : ofEntry;
  const time = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const inTime = where(time).conditions;
  const { params } = where({ ...others, ...(device && { device }), ...time });
  const matches = route === undefined ? 'true' : 'route = {route:String}';
  const start = from === undefined ? '' : timeOf(from);
  const end = to === undefined ? '' : timeOf(to);
  // As the rows' times have it, which are moved where the page's clock is wrong; `page_start` is not.
  const begun = 'time - toIntervalMillisecond(toInt64(start))';
  const recounted = [`SELECT page_id FROM dropped WHERE ${ofDropped}`];
  if (from !== undefined)
    recounted.push(`SELECT page_id FROM entries WHERE ${ofEntry} AND ${inTime} AND ${begun} < ${start}`);
  if (to !== undefined)
    recounted.push(`SELECT page_id FROM entries WHERE ${ofEntry} AND ${begun} < ${end} AND time >= ${end}`);

  const sql = `
    WITH
      bits -> bitmapCardinality(bitmapSubsetInRange(bits, low, high)) AS within,
      bitmapSubsetInRange(earlier, 0, first_number) AS before,
      greatest(
        arrayMax(arrayMap(end -> if(end > first_number, 0, end), runs.2)),
        if(bitmapCardinality(before) = 0, 0, bitmapMax(before) + 1)) AS known_before,
      ${from === undefined ? '0' : 'if(began OR known_before > 0, known_before, first_number)'} AS low
    SELECT
      page_id, visit, views, newest, begin, url, path, stored,
      arrayReduce('sumMap', arrayMap(run -> map(run.1, run.2), declared)) AS told,
      mapApply((reason, count) -> (reason, count - came[reason]), told) AS dropped,
      arraySum(mapValues(dropped)) AS given_up,
      greatest(0, toInt64(high - low)
        - toInt64(if(known, within(numbers), present))
        - arraySum(run -> greatest(0, toInt64(least(run.2, high)) - toInt64(greatest(run.1, low))), runs)
        + toInt64(within(nevertheless))) AS missing
    FROM (
      SELECT
        page_id,
        any(session) AS visit,
        uniqExactIf(view, ${matches}) AS views,
        maxIf(time, reason = '' AND ${matches}) AS newest,
        greatest(min(time), min(begun)) AS begin,
        argMin(url, first) AS url,
        argMinIf(route, first, ${matches}) AS path,
        ${from === undefined ? 'true' : `min(begun) >= ${start}`} AS began,
        toUInt64(min(first)) AS first_number,
        toUInt64(max(last)) + 1 AS high,
        countIf(reason = '') AS present,
        countIf(reason = '' AND ${matches}) AS stored,
        groupArrayIf((reason, toUInt64(last) + 1 - first), reason != '' AND ${matches}) AS declared
      FROM (
        SELECT page_id, ${begun} AS begun, time, session, view, url, route, seq AS first, seq AS last, '' AS reason
        FROM entries WHERE ${ofEntry} AND ${inTime}
        UNION ALL
        SELECT page_id, time AS begun, time, session, view, url, route, first, last, toString(reason)
        FROM dropped WHERE ${ofDropped} AND ${inTime})
      GROUP BY page_id
      HAVING countIf(${matches}) > 0) AS page
    LEFT JOIN (
      SELECT
        page_id,
        true AS known,
        groupBitmapState(seq) AS numbers,
        groupBitmapStateIf(seq, ${from === undefined ? 'false' : `time < ${start}`}) AS earlier,
        groupBitmapStateIf(seq, is_declared AND seq <= last) AS nevertheless,
        groupBitmapMapIf(map(reason, seq), is_asked AND seq <= last) AS came
      FROM (SELECT page_id, seq, time FROM entries WHERE ${ofEntry} AND page_id IN (${recounted.join(' UNION ALL ')})) AS entry
      ASOF LEFT JOIN (
        SELECT page_id, first, last, toString(reason) AS reason, true AS is_declared, ${inTime} AND ${matches} AS is_asked
        FROM dropped WHERE ${ofDropped}) AS run
      ON entry.page_id = run.page_id AND entry.seq >= run.first
      GROUP BY page_id) AS recount USING (page_id)
    LEFT JOIN (
      SELECT page_id, groupArray((toUInt64(first), toUInt64(last) + 1)) AS runs FROM dropped
      WHERE ${ofDropped}
      GROUP BY page_id) AS declaration USING (page_id)`;
  return { sql, params: route === undefined ? params : { ...params, route } };
}
