import type { Culprits, Filter } from '../wire/index.js';
import { culpritRow } from './culpritRow.js';
import { rankedPlaces } from './rankedPlaces.js';
import type { Sources } from './Sources.js';
import { withBefore } from './withBefore.js';

/** The ranking, each function found again in its source where that is known. */
export async function culprits(sources: Sources, filter: Filter): Promise<Culprits> {
  const asked = withBefore(filter, Date.now());
  const [grouped, visits] = await Promise.all([
    rankedPlaces(sources, filter),
    sources.store.ask('countVisits', asked),
  ]);
  const { rows, ...all } = await sources.store.ask('culprits', { ...asked, groups: grouped.groups });
  return { ...all, visits: visits.now, rows: rows.map((row) => culpritRow(row, grouped, visits)) };
}
