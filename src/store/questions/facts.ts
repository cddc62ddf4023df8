import type { Facts } from '../../analysis/advice/Facts.js';
import { scaleFacts } from '../../analysis/advice/scaleFacts.js';
import type { Filter } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { blockingFacts } from './facts/blockingFacts.js';
import { clsFacts } from './facts/clsFacts.js';
import { delayFacts } from './facts/delayFacts.js';
import { jsonFacts } from './facts/jsonFacts.js';
import { layoutFacts } from './facts/layoutFacts.js';
import { lcpFacts } from './facts/lcpFacts.js';
import { navigationFacts } from './facts/navigationFacts.js';
import { renderFacts } from './facts/renderFacts.js';
import { resourceFacts } from './facts/resourceFacts.js';
import { sampleFor } from './facts/sampleFor.js';
import { scriptFacts } from './facts/scriptFacts.js';
import { visitsSeen } from './facts/visitsSeen.js';
import { waitFacts } from './facts/waitFacts.js';

/**
 * What advice rests on: bounded aggregates. Of 400,000 entries and more they are of a sample of sessions, and said to
 * be: the frames are joined with measures and requests, which takes over a second for each million entries.
 *
 * Costs what its parts cost, which run together where the filter names no text.
 */
export async function facts(engine: Engine, asked: Filter): Promise<Facts> {
  const filter = await sampleFor(engine, asked);
  const [seen, scripts, layouts, lcp, cls, delays, resources, blocking, renders, waits, json, navigations] =
    await Promise.all([
      visitsSeen(engine, filter),
      scriptFacts(engine, filter),
      layoutFacts(engine, filter),
      lcpFacts(engine, filter),
      clsFacts(engine, filter),
      delayFacts(engine, filter),
      resourceFacts(engine, filter),
      blockingFacts(engine, filter),
      renderFacts(engine, filter),
      waitFacts(engine, filter),
      jsonFacts(engine, filter),
      navigationFacts(engine, filter),
    ]);
  const found = {
    ...seen,
    scripts,
    layouts,
    lcp,
    cls,
    delays,
    resources,
    blocking,
    renders,
    waits,
    json,
    navigations,
  };
  return scaleFacts(found, filter.nth ?? 1);
}
