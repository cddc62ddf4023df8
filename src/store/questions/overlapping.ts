import type { Frame, FrameScript, Request } from '../../analysis/anatomy.js';
import type { CalledPlace, HoldingRequest } from '../../wire/index.js';
import type { Engine } from '../engine.js';

/** A stretch of one page's time. */
export interface Stretch {
  page: string;
  app: string;
  release: string;
  /** Epoch ms, as stored. */
  pageStart: number;
  /** ms on the page's clock. */
  start: number;
  /** ms; what is negative holds nothing. */
  duration: number;
}

export interface StoredScript extends FrameScript, CalledPlace {
  sourceCharPosition: number;
}

export interface StoredFrame extends Frame<StoredScript> {
  blocking: number;
  renderStart: number;
  paintTime: number;
  presentationTime: number;
}

export interface StoredRequest extends Request, HoldingRequest {
  initiatorType: string;
}

export interface Overlapping {
  /** Long animation frames, and long tasks that no frame contains. In order. */
  frames: StoredFrame[];
  requests: StoredRequest[];
  /** There are more, shorter ones. */
  truncated: boolean;
}

/** Of a stretch, its longest frames and its longest requests; more are no longer told apart. */
const most = 40;
/** Of a frame. */
const mostScripts = 100;
/** Characters of a request's further fields; the client sends some hundred. */
const mostDetail = 4_000;

/**
 * The frames and requests that overlap each of some stretches of time of their pages, in the order of the stretches.
 *
 * Costs reading the frames, long tasks and requests near the pages' places in the key: nearly all granules of a small
 * store, of a large one as many as there are pages. Gives at most 80 rows a stretch.
 */
export async function overlapping(engine: Engine, stretches: readonly Stretch[]): Promise<Overlapping[]> {
  const found: Overlapping[] = stretches.map(() => ({ frames: [], requests: [], truncated: false }));
  if (!stretches.length) return found;
  const rows = await engine.query<Row>(
    `WITH
      arraySlice(
        arrayFilter(i -> scripts.start[i] < till AND scripts.start[i] + scripts.duration[i] > since,
          arrayEnumerate(scripts.start)), 1, ${mostScripts}) AS inside
    SELECT
      stretch, request, start, duration, toString(name) AS name,
      blocking, render_start, style_start, first_ui_event, paint_time, presentation_time,
      ${scriptColumns.map((column) => `arrayMap(i -> scripts.${column}[i], inside) AS ${column}s`).join(', ')},
      if(request AND length(detail) < ${mostDetail}, detail, '') AS detail
    FROM (
      SELECT *, type = 'resource' AS request
      FROM (
        SELECT * FROM entries
        PREWHERE type IN ('long-animation-frame', 'longtask', 'resource')
          AND app IN {apps:Array(String)}
          AND page_start IN (SELECT fromUnixTimestamp64Milli(arrayJoin({starts:Array(Int64)}), 'UTC'))
          AND page_id IN (SELECT toUUID(arrayJoin({pages:Array(String)})))) AS of_pages
      INNER JOIN (
        SELECT
          arrayJoin(arrayZip(arrayEnumerate({pages:Array(String)}), {pages:Array(String)},
            {since:Array(Float64)}, {till:Array(Float64)})) AS asked,
          asked.1 - 1 AS stretch, toUUID(asked.2) AS page_id, asked.3 AS since, asked.4 AS till) AS stretches
      USING (page_id)
      WHERE start < till AND start + duration > since
      ORDER BY stretch, request, duration DESC
      LIMIT ${most + 1} BY stretch, request)`,
    {
      pages: stretches.map(({ page }) => page),
      since: stretches.map(({ start }) => start),
      till: stretches.map(({ start, duration }) => start + duration),
      apps: [...new Set(stretches.map(({ app }) => app))],
      starts: [...new Set(stretches.map(({ pageStart }) => pageStart))],
    },
  );
  for (const row of rows) {
    const of = found[row.stretch]!;
    const list = row.request ? of.requests : of.frames;
    if (list.length === most || row.urls.length === mostScripts) of.truncated = true;
    if (list.length === most) continue;
    if (row.request) of.requests.push(toRequest(row));
    else of.frames.push(toFrame(row, stretches[row.stretch]!));
  }
  for (const { frames } of found) frames.sort((a, b) => a.start - b.start);
  return found;
}

const scriptColumns = ['url', 'fn', 'pos', 'invoker', 'invoker_type', 'start', 'duration', 'forced', 'pause'];

interface Row {
  stretch: number;
  request: 0 | 1;
  start: number;
  duration: number;
  name: string;
  blocking: number;
  render_start: number;
  style_start: number;
  first_ui_event: number;
  paint_time: number;
  presentation_time: number;
  urls: string[];
  fns: string[];
  poss: number[];
  invokers: string[];
  invoker_types: string[];
  starts: number[];
  durations: number[];
  forceds: number[];
  pauses: number[];
  detail: string;
}

function toFrame(row: Row, { app, release }: Stretch): StoredFrame {
  return {
    start: row.start,
    duration: row.duration,
    blocking: row.blocking,
    renderStart: row.render_start,
    styleStart: row.style_start,
    firstUIEvent: row.first_ui_event,
    paintTime: row.paint_time,
    presentationTime: row.presentation_time,
    scripts: row.urls.map((sourceURL, i) => ({
      app,
      release,
      sourceURL,
      sourceFunctionName: row.fns[i]!,
      sourceCharPosition: row.poss[i]!,
      invoker: row.invokers[i]!,
      invokerType: row.invoker_types[i]!,
      start: row.starts[i]!,
      duration: row.durations[i]!,
      forced: row.forceds[i]!,
      pause: row.pauses[i]!,
    })),
  };
}

function toRequest({ name, start, duration, detail }: Row): StoredRequest {
  const {
    responseStart = 0,
    initiatorType = '',
    transferSize,
    serverTiming,
  } = detail ? JSON.parse(detail) : {};
  return {
    url: name,
    start,
    duration,
    responseStart,
    initiatorType,
    ...(transferSize && { transferSize }),
    ...(serverTiming && { serverTiming }),
  };
}
