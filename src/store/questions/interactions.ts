import { type Intervals, phaseOf, phases } from '../../analysis/phases.js';
import type {
  Filter,
  Interaction,
  InteractionFrame,
  InteractionRow,
  Interactions,
} from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { holdingScript } from './holdingPiece.js';
import { overlapping, type StoredFrame, type Stretch } from './overlapping.js';
import { where } from './where.js';

const mostRows = 30;
const examples = 3;
/** Of an interaction, its longest frames; of a frame, its longest scripts. */
const mostFrames = 5;
const mostScripts = 10;

/**
 * What users mean when they use it, whatever in it they hit. With an id it has one name: Web Vitals' selector of it is
 * `#id`, a long frame's invoker `BUTTON#id.onclick`. Of other elements a listener hears what is meant for those inside.
 */
const control = '(?:A|BUTTON|INPUT|SELECT|SUMMARY|TEXTAREA)';
/** The events of which Web Vitals says `pointer`; a click by key is told as one of the pointer's in a long frame. */
const pointing = '^(click|dblclick|auxclick|contextmenu|(pointer|mouse|touch)[a-z]+)$';

/**
 * Slow interactions by target and type. Two sources tell of them: the last INP of each view, with the target; and long
 * frames that handled an input, for those that were not the slowest of their view. The phases are cut at raw times: the
 * input, the first listener's beginning, the last one's end, the next paint. A view's INP tells of the handlers of one of
 * the interaction's events (a click is `pointerdown`, `pointerup` and `click`), often not of the slow one, so the
 * listeners that long frames name within it count as well. A frame within a view's INP is that interaction and does not
 * count twice.
 *
 * Costs two passes over the `web-vital` rows, two over the long frames of which only those with an input are read in
 * full (left to itself, the engine reads the scripts of all, for twice the time), and what `overlapping` costs for 90
 * examples.
 */
export async function interactions(engine: Engine, filter: Filter): Promise<Interactions> {
  const { conditions, params } = where(filter);
  const inp = `
    SELECT
      page_id,
      any(app) AS app, any(page_start) AS page_start, any(session) AS session, any(release) AS release,
      argMax(time, seq) AS time, argMax(route, seq) AS route,
      argMax(detail, seq) AS told,
      JSONExtractFloat(told, 'interactionTime') AS start,
      start + argMax(value, seq) AS paint
    FROM (SELECT * FROM entries WHERE type = 'web-vital' AND name = 'INP' AND ${conditions}) AS reported
    GROUP BY page_id, view
    HAVING JSONHas(told, 'interactionTime')`;
  const frames = `
    SELECT
      *,
      arrayFilter(i -> scripts.invoker_type[i] = 'event-listener', arrayEnumerate(scripts.start)) AS listeners,
      arrayMap(i -> (scripts.start[i], scripts.start[i] + scripts.duration[i]), listeners) AS handlers
    FROM entries
    PREWHERE type = 'long-animation-frame' AND first_ui_event > 0
    WHERE ${conditions} AND notEmpty(listeners)`;
  const common =
    'page_id, toString(app) AS app, page_start, session, toString(release) AS release, time, toString(route) AS route';
  const rows = await engine.query<Row>(
    `WITH
      greatest(0, paint - start) AS total,
      greatest(0, least(processing_start - start, total)) AS input_delay,
      greatest(0, least(processing_end - start, total) - input_delay) AS processing
    SELECT
      target, type, if(max(known = 'inp'), 'inp', 'frame') AS from,
      count() AS count,
      uniqExact(cityHash64(session)) AS users,
      quantileExactInclusive(0.75)(total) AS p75,
      avg(total) AS mean,
      (avg(input_delay), avg(processing), avg(total - input_delay - processing)) AS phases,
      groupArraySorted(${examples})((-total, toString(page_id), app, toUnixTimestamp64Milli(page_start), start,
        processing_start, processing_end, paint, toUnixTimestamp64Milli(time), route, release)) AS worst,
      sum(count()) OVER () AS all
    FROM (
      SELECT
        ${common},
        'inp' AS known,
        JSONExtractString(told, 'interactionTarget') AS target,
        JSONExtractString(told, 'interactionType') AS type,
        start,
        if(empty(inside), told_start, least(told_start, arrayMin(handler -> handler.1, inside))) AS processing_start,
        if(empty(inside), told_end, greatest(told_end, arrayMax(handler -> handler.2, inside))) AS processing_end,
        paint
      FROM (
        SELECT
          *,
          start + JSONExtractFloat(told, 'inputDelay') AS told_start,
          told_start + JSONExtractFloat(told, 'processingDuration') AS told_end,
          arrayFilter(handler -> handler.1 > start - 1 AND handler.1 < paint, heard) AS inside
        FROM (${inp}) AS reported
        LEFT JOIN (SELECT page_id, groupArrayArray(handlers) AS heard FROM (${frames}) GROUP BY page_id) AS in_frames
          USING (page_id))
      UNION ALL
      SELECT
        ${common},
        'frame' AS known,
        if(is_control, substring(listener, position(listener, '#')), listener) AS target,
        multiIf(NOT is_control, event, match(event, '${pointing}'), 'pointer', event LIKE 'key%', 'keyboard', event) AS type,
        first_ui_event AS start,
        arrayMin(handler -> handler.1, handlers) AS processing_start,
        arrayMax(handler -> handler.2, handlers) AS processing_end,
        shown AS paint
      FROM (
        SELECT
          *,
          toString(scripts.invoker[arraySort(i -> -scripts.duration[i], listeners)[1]]) AS invoker,
          replaceRegexpOne(invoker, '\\\\.on\\\\w+$', '') AS listener,
          extract(invoker, '\\\\.on(\\\\w+)$') AS event,
          match(invoker, '^${control}#') AS is_control,
          multiIf(presentation_time > 0, presentation_time, paint_time > 0, paint_time, start + duration) AS shown
        FROM (${frames})) AS in_frames
      LEFT JOIN (
        SELECT page_id, groupArray((start, paint)) AS slowest FROM (${inp}) GROUP BY page_id) AS known_inp
        USING (page_id)
      WHERE NOT arrayExists(of -> first_ui_event <= of.2 AND shown >= of.1, slowest))
    GROUP BY target, type
    ORDER BY sum(total) DESC, target, type
    LIMIT ${mostRows}`,
    params,
  );
  const worst = rows.map((row) => row.worst.map(exampleOf));
  const found = await overlapping(engine, worst.flat());
  let next = 0;
  return {
    count: rows[0]?.all ?? 0,
    rows: rows.map(
      (
        { target, type, from, count, users, p75, mean, phases: [inputDelay, processing, presentation] },
        i,
      ) => ({
        ...{ target, type, known: from, count, users, p75, mean },
        phases: { inputDelay, processing, presentation },
        worst: worst[i]!.map((example) => toInteraction(example, found[next++]!.frames)),
      }),
    ),
  };
}

interface Row extends Omit<InteractionRow, 'known' | 'phases' | 'worst'> {
  from: InteractionRow['known'];
  phases: [inputDelay: number, processing: number, presentation: number];
  worst: WorstTuple[];
  all: number;
}

type WorstTuple = [
  order: number,
  page: string,
  app: string,
  pageStart: number,
  start: number,
  processingStart: number,
  processingEnd: number,
  paint: number,
  time: number,
  route: string,
  release: string,
];

interface Example extends Stretch, Intervals {
  time: number;
  route: string;
}

function exampleOf(tuple: WorstTuple): Example {
  const [, page, app, pageStart, start, processingStart, processingEnd, paint, time, route, release] = tuple;
  const duration = Math.max(0, paint - start);
  return {
    page,
    app,
    pageStart,
    start,
    duration,
    processingStart,
    processingEnd,
    paint,
    time,
    route,
    release,
  };
}

function toInteraction(example: Example, frames: readonly StoredFrame[]): Interaction {
  const { page, start, duration, time, route, release } = example;
  const parts = phases(example);
  return {
    ...{ page, start, total: duration, time, route, release },
    phases: parts,
    paint: start + duration,
    frames: longest(frames, mostFrames).map((frame) =>
      toFrame(frame, (script) => phaseOf(script, start, parts)),
    ),
  };
}

function toFrame(
  frame: StoredFrame,
  during: (script: Timed) => ReturnType<typeof phaseOf>,
): InteractionFrame {
  const { start, duration, blocking, renderStart, presentationTime } = frame;
  return {
    ...{ start, duration, blocking },
    ...(renderStart && { renderStart }),
    ...(presentationTime && { presentationTime }),
    scripts: longest(frame.scripts, mostScripts).map((script) => ({
      ...holdingScript(script),
      start: script.start,
      duration: script.duration,
      forced: Math.max(0, Math.min(script.forced, script.duration)),
      during: during(script),
    })),
  };
}

interface Timed {
  start: number;
  duration: number;
}

/** In their order. */
function longest<T extends Timed>(list: readonly T[], most: number): T[] {
  const kept = list.toSorted((a, b) => b.duration - a.duration).slice(0, most);
  return kept.sort((a, b) => a.start - b.start);
}
