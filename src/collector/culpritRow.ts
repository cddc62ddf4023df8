import { partyOf } from '../analysis/partyOf.js';
import type { CulpritFigures } from '../store/index.js';
import type { CulpritRow } from '../wire/index.js';
import type { RankedPlaces } from './rankedPlaces.js';

/** A row with what the store does not know: where its source is, whose it is, and since when. */
export function culpritRow(
  { remainder, hash, blockingBefore, sourceCharPosition, ...figures }: CulpritFigures,
  { sources, ownOrigins, newSince }: RankedPlaces,
  visits: { now: number; before: number },
): CulpritRow {
  const source = sources.get(hash);
  const party = remainder ? undefined : partyOf({ ...figures, ...(source && { source }) }, ownOrigins);
  const since = remainder ? undefined : newSince(hash);
  return {
    ...figures,
    // Of a sample it is an estimate.
    users: Math.min(figures.users, visits.now),
    ...(remainder && { unattributed: true }),
    ...(sourceCharPosition >= 0 && { sourceCharPosition }),
    ...(source && { source }),
    ...(party && { party }),
    ...(since !== undefined && { newSince: since }),
    perVisit: visits.now ? figures.totalBlocking / visits.now : 0,
    ...(visits.before && { perVisitBefore: blockingBefore / visits.before }),
  };
}
