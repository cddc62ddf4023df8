import { isFieldmark } from '../analysis/isFieldmark.js';
import type { CulpritFigures } from '../store/index.js';
import type { CulpritRow, Source, SourceMissing } from '../wire/index.js';
import type { GroupedPlaces } from './groupPlaces.js';

/** A row with what the store does not know: where its source is, whose it is, and since when. */
export function culpritRow(
  { remainder, hash, blockingBefore, sourceCharPosition, ...figures }: CulpritFigures,
  { sources, newSince }: GroupedPlaces,
  visits: { now: number; before: number },
): CulpritRow {
  const source = sources.get(hash);
  const party = remainder ? undefined : partyOf(figures.sourceURL, source);
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

/** Nobody has the source maps of another's code. */
function partyOf(url: string, source: Source | SourceMissing | undefined): CulpritRow['party'] {
  if (isFieldmark(url)) return 'fieldmark';
  if (url.startsWith('/') || (source && 'file' in source)) return 'own';
  return /^(https?|[a-z-]+-extension):/.test(url) ? 'third' : undefined;
}
