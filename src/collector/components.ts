import type { ComponentFigures } from '../store/index.js';
import type { ComponentRow, Components, Filter } from '../wire/index.js';
import type { Sources } from './Sources.js';
import { withBefore } from './withBefore.js';

/** The ranking by component. */
export async function components({ store }: Sources, filter: Filter): Promise<Components> {
  const asked = withBefore(filter, Date.now());
  const [visits, { rows, ...all }] = await Promise.all([
    store.ask('countVisits', asked),
    store.ask('components', asked),
  ]);
  return { ...all, visits: visits.now, rows: rows.map((row) => componentRow(row, visits)) };
}

function componentRow(
  { kind, blockingBefore, ...figures }: ComponentFigures,
  visits: { now: number; before: number },
): ComponentRow {
  return {
    ...figures,
    ...(kind === 'rest' ? { unattributed: true } : { kind: kind || 'function' }),
    // Of a sample it is an estimate.
    users: Math.min(figures.users, visits.now),
    perVisit: visits.now ? figures.totalBlocking / visits.now : 0,
    ...(visits.before && { perVisitBefore: blockingBefore / visits.before }),
  };
}
