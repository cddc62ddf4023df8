import { command } from '../command.js';
import { readCompare } from '../options/compare.js';
import { filterHelp, filterOptions, readFilter } from '../options/filter.js';
import { readSource, sourceHelp, sourceOptions } from '../options/source.js';
import { wholeNumber } from '../options/wholeNumber.js';
import { report as run } from '../report/report.js';
import { UsageError } from '../UsageError.js';

export const report = command({
  summary: 'print the figures in the terminal',
  help: `Usage: fieldmark report [options]

Prints what the dashboard's first screen shows. Asks the collector that runs, or opens the data directory when none
does. As wide as the terminal; in a pipe as COLUMNS says, else 100 columns.

${sourceHelp}
${filterHelp}
  --limit N      rows of each table                     [15]
  --json         all figures as JSON
  --markdown     tables for a comment on a pull request
  --compare S    what is different from another side: release:1.4.0, device:desktop, route:/cart, app:shop,
                 or the time before, a day or a week earlier: before, day, week
  --fail-on-regression
                 exit with 3 where the comparison finds a figure worse

Examples
  fieldmark report --since 24h --app shop
  fieldmark report --json --route /cart | jq .vitals
  fieldmark report --markdown --release 1.4.0 --limit 5 | gh pr comment --body-file -
  fieldmark report --release 1.5.0 --compare release:1.4.0 --fail-on-regression
  fieldmark report --since 24h --compare week
`,
  options: {
    ...sourceOptions,
    ...filterOptions,
    limit: { type: 'string' },
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
    compare: { type: 'string' },
    'fail-on-regression': { type: 'boolean' },
  },
  read(
    { json, markdown, limit = '15', compare, 'fail-on-regression': failOnRegression, ...values },
    { now },
  ) {
    if (json && markdown) throw new UsageError('Use either --json or --markdown');
    if (failOnRegression && !compare)
      throw new UsageError('--fail-on-regression needs --compare, what to compare with');
    const filter = readFilter(values, now);
    return {
      ...readSource(values),
      filter,
      ...(compare && { compare: readCompare(compare, filter, now) }),
      ...(failOnRegression && { failOnRegression }),
      limit: wholeNumber('--limit', limit, [1, 1000]),
      as: json ? ('json' as const) : markdown ? ('markdown' as const) : ('text' as const),
    };
  },
  run,
});
