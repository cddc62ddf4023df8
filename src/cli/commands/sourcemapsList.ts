import { command } from '../command.js';
import { readSource, sourceHelp, sourceOptions } from '../options/source.js';
import { list as run } from '../sourcemaps/list.js';

export const sourcemapsList = command({
  summary: 'of which releases there are source maps',
  help: `Usage: fieldmark sourcemaps list [options]

Lists the releases whose source maps the collector keeps, or the data directory when none runs.

${sourceHelp}
  --json         everything as JSON

Examples
  fieldmark sourcemaps list
  fieldmark sourcemaps list --url https://rum.example --token T
`,
  options: { ...sourceOptions, json: { type: 'boolean' } },
  read: ({ json = false, ...values }) => ({ ...readSource(values), json }),
  run,
});
