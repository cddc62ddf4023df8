import { command } from '../command.js';
import { readFilter } from '../options/filter.js';
import { parseWindow } from '../options/parseWindow.js';
import { readSource, sourceHelp, sourceOptions } from '../options/source.js';
import { top as run } from '../top/top.js';

export const top = command({
  summary: 'watch which functions block users now',
  help: `Usage: fieldmark top [options]

Shows which functions block users now, every two seconds, until q is typed. Asks the collector that runs, and goes on
trying when it goes away. Where none runs, it shows the data directory as it is and waits for one.

In a pipe, on a dumb terminal and with --once it prints that once and ends.

${sourceHelp}
  --app A  --release R  --route R
  --window T     what counts as now: 30s, 5m, 2h …      [5m]
  --once         print it once, 15 rows, and end

Keys
  q           end                      ↑ ↓         choose a function; its details stand below
  space       pause and go on          s  ← →      sort by the next column, the one before or behind

Examples
  fieldmark top --app shop
  fieldmark top --url https://rum.example.com --token T --window 1m
  fieldmark top --once
`,
  options: {
    ...sourceOptions,
    app: { type: 'string' },
    release: { type: 'string' },
    route: { type: 'string' },
    window: { type: 'string' },
    once: { type: 'boolean' },
  },
  read: ({ window = '5m', once = false, ...values }, { now }) => ({
    ...readSource(values),
    filter: readFilter(values, now),
    window: parseWindow('--window', window),
    once,
  }),
  run,
});
