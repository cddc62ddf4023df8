import type { CulpritInteraction, CulpritMeasure } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import type { FoundFrame } from './culprit.js';
import { ofPages, paramsOf, theFrames } from './nearFrames.js';

/** Rows of each list, at most. */
const most = 20;

export interface Delayed {
  measures: CulpritMeasure[];
  interactions: CulpritInteraction[];
}

/**
 * What ran while some frames lasted, at most a thousand: measures, and interactions that were their view's slowest.
 *
 * Costs a look-up of the frames' pages, by app and page start first, since those stand in the table's key, and a join
 * by page of their measures and INP with the frames.
 */
export async function delayed(
  engine: Engine,
  { frames }: { frames: readonly FoundFrame[] },
): Promise<Delayed> {
  if (!frames.length) return { measures: [], interactions: [] };
  const params = paramsOf(frames);
  const [measures, interactions] = await Promise.all([
    engine.query<CulpritMeasure>(
      `SELECT
        toString(name) AS name,
        count() AS count,
        uniqExactArray(within) AS frames,
        if(sum(lasted) > 0, least(sum(shared) / sum(lasted), 1), 1) AS inside
      FROM (
        SELECT
          any(name) AS name,
          any(length) AS lasted,
          groupUniqArray((page, begin)) AS within,
          sum(greatest(0, least(start + length, end) - greatest(start, begin))) AS shared
        FROM (SELECT page_id, seq, name, start, duration AS length FROM entries WHERE type = 'measure' AND ${ofPages}) AS measure
        INNER JOIN (${theFrames}) AS frame ON page_id = page
        WHERE start < end AND start + length >= begin
        GROUP BY page_id, seq)
      GROUP BY name
      ORDER BY frames * inside DESC, count DESC, name
      LIMIT ${most}`,
      params,
    ),
    engine.query<CulpritInteraction>(
      `SELECT
        toString(page_id) AS page,
        toString(path) AS route,
        at AS startTime,
        lasted AS duration,
        ${text('interactionTarget')} AS target,
        ${text('interactionType')} AS type,
        JSONExtractFloat(told, 'inputDelay') AS inputDelay,
        JSONExtractFloat(told, 'processingDuration') AS processingDuration,
        JSONExtractFloat(told, 'presentationDelay') AS presentationDelay
      FROM (
        SELECT
          page_id, at,
          any(route) AS path,
          argMax(value, seq) AS lasted,
          argMax(detail, seq) AS told
        FROM (
          SELECT page_id, seq, route, value, detail, JSONExtractFloat(detail, 'interactionTime') AS at
          FROM entries
          WHERE type = 'web-vital' AND name = 'INP' AND JSONHas(detail, 'interactionTime') AND ${ofPages}) AS interaction
        INNER JOIN (${theFrames}) AS frame ON page_id = frame.page
        WHERE at < end AND at + value > begin
        GROUP BY page_id, at)
      ORDER BY duration DESC, page, startTime
      LIMIT ${most}`,
      params,
    ),
  ]);
  return { measures, interactions };
}

/** A text of the attribution; senders are bound to no length. */
const text = (name: string) => `substringUTF8(JSONExtractString(told, '${name}'), 1, 256)`;
