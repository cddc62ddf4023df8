import { runningIn } from '../../analysis/runningIn.js';
import type { Running } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { type FunctionTuple, functionRows, functionTuples } from '../functionRows.js';
import type { FoundFrame } from './culprit.js';
import { ofPages, paramsOf, theFrames } from './nearFrames.js';

/** Measures read of a frame, those that cover most of it, before alike ones are put together; and tables. */
const most = 500;

interface Row {
  nth: number;
  type: 'functions' | 'measure';
  name: string;
  startTime: number;
  duration: number;
  functions: FunctionTuple[];
}

/**
 * The components, functions and measures that ran in each of some frames, some dozens at most, in their order.
 *
 * Costs a look-up of the frames' pages, as in `delayed`.
 */
export async function running(
  engine: Engine,
  { frames }: { frames: readonly FoundFrame[] },
): Promise<(Running | undefined)[]> {
  if (!frames.length) return [];
  const rows = await engine.query<Row>(
    `SELECT nth, type, name, start AS startTime, length AS duration, functions
    FROM (
      SELECT
        page_id, toString(type) AS type, toString(name) AS name, start, duration AS length,
        ${functionTuples} AS functions
      FROM entries
      WHERE (type = 'measure' OR (type = 'functions' AND name = 'long-animation-frame')) AND ${ofPages}) AS ran
    INNER JOIN (${theFrames}) AS frame ON page_id = page
    WHERE if(type = 'functions', start = begin, start < end AND start + length > begin)
    ORDER BY nth, type, least(start + length, end) - greatest(start, begin) DESC
    LIMIT ${most} BY nth, type`,
    paramsOf(frames),
  );
  return frames.map((frame, i) => {
    const own = rows.filter(({ nth }) => nth === i + 1);
    return runningIn(
      frame,
      own.filter(({ type }) => type === 'functions').flatMap(({ functions }) => functionRows(functions)),
      own.filter(({ type }) => type === 'measure'),
    );
  });
}
