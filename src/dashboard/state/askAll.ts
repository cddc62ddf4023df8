import type {
  Choices,
  Coverage,
  Filter,
  MeasureRow,
  Overview,
  Scripts,
  Series,
  Vital,
} from '../../wire/answers.js';
import { ask } from './ask.js';
import type { Shown } from './Shown.js';

/**
 * Every question with one filter.
 * @throws AskError when any of them fails
 */
export async function askAll(filter: Filter, signal: AbortSignal): Promise<Shown> {
  const [choices, overview, vitals, scripts, measures, series, coverage] = await Promise.all([
    ask<Choices>('choices', filter, signal),
    ask<Overview>('overview', filter, signal),
    ask<Vital[]>('vitals', filter, signal),
    ask<Scripts>('scripts', filter, signal),
    ask<MeasureRow[]>('measures', filter, signal),
    ask<Series>('series', filter, signal),
    ask<Coverage>('coverage', filter, signal),
  ]);
  const anything = overview.numbered > 0 || (await ask<Overview>('overview', {}, signal)).numbered > 0;
  return { filter, at: Date.now(), choices, overview, vitals, scripts, measures, series, coverage, anything };
}
