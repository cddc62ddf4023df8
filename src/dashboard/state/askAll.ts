import type { Choices, Filter, MeasureRow, Overview, Scripts, Series, Vital } from '../../wire/answers.js';
import type { Answers } from './Answers.js';
import { ask } from './ask.js';

/**
 * Every question with one filter. What can be chosen is asked without the choices themselves, so that one
 * choice doesn't take away its own alternatives; releases and routes are those of the chosen app.
 * @throws AskError when any of them fails
 */
export async function askAll(filter: Filter, how: { token: string; signal: AbortSignal }): Promise<Answers> {
  const { app, release: _release, route: _route, ...time } = filter;
  const [overview, vitals, scripts, measures, series, apps, ofApp] = await Promise.all([
    ask<Overview>('overview', filter, how),
    ask<Vital[]>('vitals', filter, how),
    ask<Scripts>('scripts', filter, how),
    ask<MeasureRow[]>('measures', filter, how),
    ask<Series>('series', filter, how),
    ask<Choices>('choices', time, how),
    app ? ask<Choices>('choices', { app, ...time }, how) : undefined,
  ]);
  const anything = overview.entries > 0 || (await ask<Overview>('overview', {}, how)).entries > 0;
  const choices = { ...(ofApp ?? apps), apps: apps.apps };
  return { filter, at: Date.now(), choices, overview, vitals, scripts, measures, series, anything };
}
