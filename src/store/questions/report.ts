import type { Filter, Report } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { coverage } from './coverage.js';
import { measures } from './measures.js';
import { overview } from './overview.js';
import { scripts } from './scripts.js';
import { vitals } from './vitals.js';

/** The figures of one screen together. Costs what the five cost. */
export async function report(engine: Engine, filter: Filter): Promise<Report> {
  const [seen, vital, script, measure, covered] = await Promise.all([
    overview(engine, filter),
    vitals(engine, filter),
    scripts(engine, filter),
    measures(engine, filter),
    coverage(engine, filter),
  ]);
  return { filter, overview: seen, vitals: vital, scripts: script, measures: measure, coverage: covered };
}
