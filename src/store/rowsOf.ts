import {
  type Batch,
  type Entry,
  type LongAnimationFrameEntry,
  ratingOf,
  vitalBounds,
} from '../wire/index.js';
import { count, ms } from './clamped.js';
import { functionColumns } from './functionColumns.js';
import type { Interval } from './intervals.js';

/** A clock may be wrong by this much, ms, before its times are moved to the receiver's. */
const tolerance = 300_000;
/** A sender keeps entries for a week at most; an older time is a fault, and would stretch every chart. */
const oldest = 31 * 86_400_000;

/**
 * Rows of the table `entries`, a line of JSON each, for the sequence numbers in `wanted`.
 *
 * Whatever a client sends becomes a row that the engine takes: times and counts are clamped to what the columns hold.
 * `time` is the entry's wall-clock start, moved by the difference of the clocks where that is large, never later than
 * `receivedAt` (epoch ms) and never a month before it.
 */
export function rowsOf(batch: Batch, wanted: readonly Interval[], receivedAt: number): string[] {
  const common = commonOf(batch, receivedAt);
  const rows: string[] = [];
  for (const [from, to] of wanted) {
    for (let seq = from; seq < to; seq++) {
      const entry = batch.entries[seq - batch.from]!;
      const time = wallClock(batch, entry.startTime, receivedAt);
      rows.push(`${common},"seq":${seq},"time":${time},${JSON.stringify(columnsOf(entry)).slice(1)}`);
    }
  }
  return rows;
}

/** Characters that each row of the batch repeats. */
export function repeatedLength(batch: Batch): number {
  return commonOf(batch, 0).length;
}

/** What all rows of a batch begin with. */
function commonOf(batch: Batch, receivedAt: number): string {
  const { page, view } = batch;
  return JSON.stringify({
    received_at: receivedAt,
    page_start: pageStart(batch),
    app: page.app,
    release: page.release,
    environment: page.environment,
    page_id: page.id,
    session: page.session,
    view: count(view.n),
    view_start: ms(view.startTime),
    url: view.url,
    route: view.route,
    navigation_type: view.navigationType,
    cores: count(page.device?.cores ?? 0, 0xffff),
    memory: Math.min(0xffff, ms(page.device?.memory ?? 0)),
    effective_type: page.device?.effectiveType,
    mobile: page.device?.mobile === undefined ? -1 : Number(page.device.mobile),
    context: page.context,
  }).slice(0, -1);
}

/** A time on the page's clock as the tables' `time`, epoch ms. */
export function wallClock({ page, sentAt }: Batch, time: number, receivedAt: number): number {
  const skew = receivedAt - sentAt;
  const origin = page.timeOrigin + (sentAt && Math.abs(skew) > tolerance ? skew : 0);
  return Math.max(receivedAt - oldest, Math.min(receivedAt, Math.floor(origin + time)));
}

/** The page's `timeOrigin` as the tables hold it: whole ms, and a year that exists. Part of every entry's key. */
export function pageStart({ page }: Batch): number {
  return Math.max(0, Math.min(4_102_444_800_000, Math.floor(page.timeOrigin)));
}

function columnsOf(entry: Entry): Record<string, unknown> {
  const start = ms(entry.startTime);
  switch (entry.type) {
    case 'mark':
      return { type: entry.type, start, name: entry.name, detail: json(entry.detail) };
    case 'measure':
      return {
        type: entry.type,
        start,
        duration: ms(entry.duration),
        name: entry.name,
        detail: json(entry.detail),
      };
    case 'longtask':
      return {
        type: entry.type,
        start,
        duration: ms(entry.duration),
        name: entry.name,
        container: entry.container,
      };
    case 'long-animation-frame':
      return frameColumns(entry);
    case 'web-vital':
      return {
        type: entry.type,
        start,
        name: entry.name,
        value: ms(entry.value),
        rating: ratingOf(entry.value, vitalBounds[entry.name]),
        detail: json(entry.attribution),
      };
    case 'functions':
      return {
        type: entry.type,
        start,
        duration: ms(entry.duration),
        name: entry.name,
        blocking: ms(entry.blockingDuration),
        ...functionColumns(entry.rows),
      };
    default:
      return otherColumns(entry);
  }
}

function frameColumns(frame: LongAnimationFrameEntry) {
  return {
    type: frame.type,
    start: ms(frame.startTime),
    duration: ms(frame.duration),
    blocking: ms(frame.blockingDuration),
    render_start: ms(frame.renderStart),
    style_start: ms(frame.styleAndLayoutStart),
    first_ui_event: ms(frame.firstUIEventTimestamp),
    paint_time: ms(frame.paintTime),
    presentation_time: ms(frame.presentationTime),
    ...(frame.scripts && scriptColumns(frame.scripts)),
  };
}

/** The engine takes a list of objects without a word and stores nothing of it; it wants one array a column. */
function scriptColumns(scripts: NonNullable<LongAnimationFrameEntry['scripts']>) {
  return {
    'scripts.url': scripts.map((script) => script.sourceURL ?? ''),
    'scripts.fn': scripts.map((script) => script.sourceFunctionName ?? ''),
    'scripts.pos': scripts.map((script) =>
      script.sourceCharPosition === undefined ? -1 : count(script.sourceCharPosition),
    ),
    'scripts.invoker': scripts.map((script) => script.invoker ?? ''),
    'scripts.invoker_type': scripts.map((script) => script.invokerType ?? ''),
    'scripts.window': scripts.map((script) => script.windowAttribution ?? ''),
    'scripts.start': scripts.map((script) => ms(script.startTime)),
    'scripts.duration': scripts.map((script) => ms(script.duration)),
    'scripts.execution_start': scripts.map((script) => ms(script.executionStart)),
    'scripts.forced': scripts.map((script) => ms(script.forcedStyleAndLayoutDuration)),
    'scripts.pause': scripts.map((script) => ms(script.pauseDuration)),
  };
}

/** `navigation`, `view`, and types that newer senders know: what has no column goes into `detail`. */
function otherColumns(entry: Entry): Record<string, unknown> {
  const { type, startTime, duration, name, ...rest } = entry as Entry & {
    duration?: unknown;
    name?: unknown;
  };
  return {
    type,
    start: ms(startTime),
    duration: typeof duration === 'number' ? ms(duration) : 0,
    name: typeof name === 'string' ? name : undefined,
    detail: Object.keys(rest).length ? json(rest) : undefined,
  };
}

/** Nothing for what is nested thousands deep: it was parsed without recursion, but cannot be written so. */
function json(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
