import type { NumberRange, Reason } from '../wire/index.js';
import type { Engine, Params } from './engine.js';
import { numberLine } from './numberLine.js';
import { storedIntervals } from './storedIntervals.js';

/**
 * What became of every number of a page.
 * @param of the rows of the page, in `entries` and in `dropped`
 */
export async function pageRanges(
  engine: Engine,
  page: string,
  of: { conditions: string; params: Params },
): Promise<NumberRange[]> {
  const { conditions, params } = of;
  const [stored, declared] = await Promise.all([
    storedIntervals(engine, conditions, params),
    engine.query<{ from: number; to: number; reason: Reason }>(
      `SELECT first AS from, toUInt64(last) + 1 AS to, toString(reason) AS reason FROM dropped
      WHERE ${conditions} ORDER BY from`,
      params,
    ),
  ]);
  return numberLine(
    stored.get(page) ?? [],
    declared.map(({ from, to, reason }) => ({ reason, interval: [from, to] })),
  );
}
