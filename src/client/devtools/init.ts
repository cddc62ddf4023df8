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
    prepare = preparation();
  } catch {}
  const { devtools, ...others } = options ?? {};
  return begin(prepare ? prepare(others, devtools) : others);
}

/**
 * What bundlers know to be never so, they leave out with all that belongs to it. Rollup does not within a `try`:
 * https://rollupjs.org/configuration-options/#treeshake-trycatchdeoptimization
 * @throws {ReferenceError} where no bundler has been, and there is no `process`
 */
function preparation(): typeof withTracks | undefined {
  return process.env.NODE_ENV && process.env.NODE_ENV !== 'production' ? withTracks : undefined;
}
