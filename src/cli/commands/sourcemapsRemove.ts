import { command } from '../command.js';
import { readSource, sourceHelp, sourceOptions } from '../options/source.js';
import { remove as run } from '../sourcemaps/remove.js';
import { UsageError } from '../UsageError.js';

export const sourcemapsRemove = command({
  summary: 'forget the source maps of a release',
  help: `Usage: fieldmark sourcemaps remove --release R [options]

Forgets a release's source maps; files that another release has as well stay.

  --release R    as it was uploaded
  --app A        as it was uploaded
${sourceHelp}

Examples
  fieldmark sourcemaps remove --release 1.4.0
  fieldmark sourcemaps remove --release 1.4.0 --app shop
`,
  options: { ...sourceOptions, app: { type: 'string' }, release: { type: 'string' } },
  read({ app, release, ...values }) {
    if (!release) throw new UsageError('--release must say which release to forget');
    return { ...readSource(values), name: { ...(app && { app }), release } };
  },
  run,
});
