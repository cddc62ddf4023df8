import type { Filter } from '../../../wire/index.js';
import type { Engine } from '../../engine.js';
import { type SampledFilter, where } from '../where.js';

/** Entries looked at, about; twice as many before some are left out. */
const enough = 200_000;

/**
 * The filter, with one of so many sessions standing for all that about `enough` entries are looked at. Whole sessions,
 * so that everything of a page is there together. The hash decides: the same sessions each time.
 *
 * Costs a count, for which without a filter no row is read.
 */
export async function sampleFor(engine: Engine, filter: Filter): Promise<SampledFilter> {
  const { conditions, params } = where(filter);
  const [row] = await engine.query<{ entries: number }>(
    `SELECT count() AS entries FROM entries WHERE ${conditions}`,
    params,
  );
  const nth = Math.floor(row!.entries / enough);
  return nth < 2 ? filter : { ...filter, nth };
}
