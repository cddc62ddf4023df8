import type { Ask } from '../../collector/createAnswers.js';
import type { CulpritRow, Culprits, Filter, Overview, Series } from '../../wire/index.js';

const minute = 60_000;
/** Of the sparkline. */
const minutes = 30;

/** How it is now. */
export interface Snapshot {
  /** Epoch ms. */
  at: number;
  overview: Overview;
  functions: Culprits;
  /** p75, ms; absent: none seen. */
  inp?: number;
  /** Blocking time per view in each of the last 30 minutes, ms. */
  blocking: Series['blocking'];
}

export type FunctionRow = CulpritRow;

/** @param window ms back from now */
export async function askTop(ask: Ask, filter: Filter, window: number, now = Date.now()): Promise<Snapshot> {
  const recent = { ...filter, from: now - window };
  const end = Math.ceil((now + 1) / minute) * minute;
  const [overview, functions, vitals, series] = await Promise.all([
    ask('overview', recent),
    ask('culprits', recent),
    ask('vitals', recent),
    ask('series', { ...filter, from: end - minutes * minute, to: end }),
  ]);
  const inp = vitals.find(({ name }) => name === 'INP');
  return { at: now, overview, functions, blocking: series.blocking, ...(inp && { inp: inp.p75 }) };
}
