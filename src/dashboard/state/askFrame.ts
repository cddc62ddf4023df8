import type { Filter } from '../../wire/answers.js';
import { ask } from './ask.js';
import type { Shown } from './Shown.js';

/**
 * What the frame of every screen shows, with one filter.
 * @throws AskError when any of it fails
 */
export async function askFrame(filter: Filter, signal: AbortSignal): Promise<Shown> {
  const [choices, overview] = await Promise.all([
    ask('choices', filter, signal),
    ask('overview', filter, signal),
  ]);
  const anything = overview.numbered > 0 || (await ask('overview', {}, signal)).numbered > 0;
  return { at: Date.now(), choices, overview, anything };
}
