import { init as begin, type Fieldmark } from '../init.js';
import type { Options } from '../options.js';
import { withTracks } from './withTracks.js';

/**
 * Starts measuring this page. Call it once, as early as is convenient: what happened before is picked up.
 * @throws {TypeError} in development (`process.env.NODE_ENV` set and not `production`), when an option is unknown or
 * wrong; elsewhere it is warned about and left out
 */
export function init(options: Options): Fieldmark {
  let prepare: typeof withTracks | undefined;
  try {
    // As the text that bundlers replace, so that in production they leave out the tracks with all that belongs to them.
    if (process.env.NODE_ENV && process.env.NODE_ENV !== 'production') prepare = withTracks;
  } catch {}
  const { devtools, ...others } = options ?? {};
  return begin(prepare ? prepare(others, devtools) : others);
}
