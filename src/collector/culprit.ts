import type { Culprit, CulpritFilter } from '../wire/index.js';
import { culpritRow } from './culpritRow.js';
import { rankedPlaces } from './rankedPlaces.js';
import type { Sources } from './Sources.js';
import { withBefore } from './withBefore.js';

/** Frames that are told, at most. */
const worstTold = 20;

/** One row of the ranking with its evidence. */
export async function culprit(sources: Sources, { key, ...filter }: CulpritFilter): Promise<Culprit> {
  const { store } = sources;
  const asked = withBefore(filter, Date.now());
  const [grouped, visits] = await Promise.all([
    rankedPlaces(sources, filter),
    store.ask('countVisits', asked),
  ]);
  const found = await store.ask('culprit', { ...asked, groups: grouped.groups, key });
  if (!found) {
    return {
      visits: visits.now,
      histogram: [],
      worst: [],
      routes: [],
      releases: [],
      searched: 0,
      measures: [],
      interactions: [],
    };
  }
  const { figures, worst, ...shares } = found;
  const told = worst.slice(0, worstTold);
  const [running, delayed] = await Promise.all([
    store.ask('running', { frames: told }),
    store.ask('delayed', { frames: worst }),
  ]);
  return {
    row: culpritRow(figures, grouped, visits),
    visits: visits.now,
    ...shares,
    worst: told.map(({ app, pageStart, ...frame }, i) => ({
      ...frame,
      ...(running[i] && { running: running[i] }),
    })),
    searched: worst.length,
    ...delayed,
  };
}
