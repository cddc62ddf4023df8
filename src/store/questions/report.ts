import type { Filter, Report } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { measures } from './measures.js';
import { overview } from './overview.js';
import { scripts } from './scripts.js';
import { vitals } from './vitals.js';

/** The figures of one screen together. Costs what the four cost. */
export async function report(engine: Engine, filter: Filter): Promise<Report> {
  const [seen, vital, script, measure] = await Promise.all([
    overview(engine, filter),
    vitals(engine, filter),
    scripts(engine, filter),
    measures(engine, filter),
  ]);
  return { filter, overview: seen, vitals: vital, scripts: script, measures: measure };
}
