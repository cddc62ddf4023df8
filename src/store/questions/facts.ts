import type { Facts } from '../../analysis/advice/Facts.js';
import { scaleFacts } from '../../analysis/advice/scaleFacts.js';
import type { Filter } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { blockingFacts } from './facts/blockingFacts.js';
import { clsFacts } from './facts/clsFacts.js';
import { delayFacts } from './facts/delayFacts.js';
import { jsonFacts, largeAnswer } from './facts/jsonFacts.js';
import { layoutFacts } from './facts/layoutFacts.js';
import { lcpFacts } from './facts/lcpFacts.js';
import { navigationFacts } from './facts/navigationFacts.js';
import { renderFacts } from './facts/renderFacts.js';
import { resourceFacts } from './facts/resourceFacts.js';
import { sampleFor } from './facts/sampleFor.js';
import { scriptFacts } from './facts/scriptFacts.js';
import { visitsSeen } from './facts/visitsSeen.js';
import { waitFacts } from './facts/waitFacts.js';
import type { PlaceGroups } from './functionsOfFrames.js';

export interface FactsAsked extends Filter {
  groups: PlaceGroups;
}

/**
 * What advice rests on: bounded aggregates. Of 400,000 entries and more they are of a sample of sessions, and said to
 * be: the frames are joined with measures and requests, which takes over a second for each million entries.
 *
 * Costs what its parts cost, which run together where the filter names no text. What it costs before it reads anything,
 * some 25 ms of CPU time a part, is half of it at 100,000 entries: parts that could find nothing are not asked.
 */
export async function facts(engine: Engine, { groups, ...asked }: FactsAsked): Promise<Facts> {
  const filter = await sampleFor(engine, asked);
  const seen = visitsSeen(engine, filter);
  const requests = resourceFacts(engine, filter);
  const [
    { sessions, views },
    { resources },
    scripts,
    layouts,
    lcp,
    cls,
    delays,
    blocking,
    renders,
    waits,
    json,
    navigations,
  ] = await Promise.all([
    seen,
    requests,
    scriptFacts(engine, filter, groups),
    layoutFacts(engine, filter),
    lcpFacts(engine, filter),
    seen.then(({ shifted }) => (shifted ? clsFacts(engine, filter) : [])),
    seen.then(({ waited }) => (waited ? delayFacts(engine, filter, groups) : [])),
    requests.then(({ blocked }) => (blocked ? blockingFacts(engine, filter) : [])),
    renderFacts(engine, filter),
    waitFacts(engine, filter),
    requests.then(({ largestAnswer }) =>
      largestAnswer >= largeAnswer ? jsonFacts(engine, filter, groups) : [],
    ),
    navigationFacts(engine, filter),
  ]);
  const found = {
    ...{ sessions, views, scripts, layouts, lcp, cls, delays, resources, blocking, renders, waits, json },
    navigations,
  };
  return scaleFacts(found, filter.nth ?? 1);
}
