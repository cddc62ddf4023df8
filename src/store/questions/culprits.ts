import type { Engine } from '../engine.js';
import { type CulpritFigures, type FiguresRow, figureNames, figures, toFigures } from './culpritFigures.js';
import { functionsOfFrames, type PlaceGroups, unfolded } from './functionsOfFrames.js';
import { type FilterAndBefore, whereBefore } from './whereBefore.js';

/** Functions listed; the remainder's row comes on top. */
const most = 200;

export interface CulpritsAsked extends FilterAndBefore {
  groups: PlaceGroups;
  /**
   * Frames looked at, about; twice as many before those of some sessions are left out.
   * @default 250_000
   */
  enough?: number;
}

/**
 * Which functions kept the main thread.
 *
 * A frame's blocking time is shared out by time: a script gets `blocking × its duration / the frame's`, and what
 * remains (rendering, scripts under 5 ms, the browser's own work) is the remainder's. Where the scripts' durations sum
 * to more than the frame's, their sum divides instead. A function that ran twice in a frame counts once there, with the
 * sum of its times. What is a function is said in `functionsOfFrames.ts`.
 *
 * Of 500,000 frames and more those of whole sessions are left out, by a hash, so that the same ones are each time: all
 * of 2,400,000 took 3.5 s of CPU time. How many sessions one stands for is told as `sampled`.
 *
 * Costs a count of the frames, then one pass over the frames, of the time before as well, with their script arrays unfolded, grouped by a hash of
 * the function. Merging within the frame's own arrays took 0.4 of the CPU time of a first grouping by frame and
 * function; a first grouping by function and route took 1.3 times that of adding up maps by route.
 */
export async function culprits(
  engine: Engine,
  { groups, enough = 250_000, ...filter }: CulpritsAsked,
): Promise<{ rows: CulpritFigures[]; frames: number; totalBlocking: number; sampled?: number }> {
  const { conditions, asked, params } = whereBefore(filter);
  const [there] = await engine.query<{ frames: number }>(
    `SELECT count() AS frames FROM entries WHERE type = 'long-animation-frame' AND ${conditions}`,
    params,
  );
  const nth = Math.max(1, Math.floor(there!.frames / enough));
  const looked = nth === 1 ? conditions : `cityHash64(session) % ${nth} = 0 AND ${conditions}`;
  const rows = await engine.query<FiguresRow & { allBlocking: number }>(
    `SELECT ${figureNames}, sum(totalBlocking) OVER () AS allBlocking
    FROM (
      ${asked ? `WITH ${asked} AS asked` : ''}
      SELECT ${figures(asked !== undefined)}
      FROM (${functionsOfFrames(looked, groups)})
      ${unfolded}
      GROUP BY function
      HAVING frames > 0)
    ORDER BY remainder DESC, totalBlocking DESC, totalDuration DESC, key
    LIMIT ${most + 1}`,
    params,
  );
  return {
    rows: rows
      .map(({ allBlocking, ...row }) => scaled(toFigures(row), nth))
      .sort((a, b) => b.totalBlocking - a.totalBlocking),
    // Every frame has its share of the remainder's row, even of 0.
    frames: nth * (rows[0]?.frames ?? 0),
    totalBlocking: nth * (rows[0]?.allBlocking ?? 0),
    ...(nth > 1 && { sampled: nth }),
  };
}

/** What is counted and summed up, as an estimate of all sessions. */
function scaled(row: CulpritFigures, nth: number): CulpritFigures {
  const { frames, users, totalBlocking, blockingBefore, totalDuration } = row;
  return {
    ...row,
    frames: nth * frames,
    users: nth * users,
    totalBlocking: nth * totalBlocking,
    blockingBefore: nth * blockingBefore,
    totalDuration: nth * totalDuration,
  };
}
