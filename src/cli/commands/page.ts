import { command } from '../command.js';
import { filterHelp, filterOptions, readFilter } from '../options/filter.js';
import { readSource, sourceHelp, sourceOptions } from '../options/source.js';
import { wholeNumber } from '../options/wholeNumber.js';
import { page as run } from '../page/page.js';
import { UsageError } from '../UsageError.js';

const sorts = ['blocking', 'inp', 'lcp', 'time'] as const;

export const page = command({
  summary: 'tell what happened in one visit',
  help: `Usage: fieldmark page [id] [options]

Tells one visit in time order: its long frames with their scripts, measures, requests, interactions and Web Vitals, and
what of it is missing. The beginning or the end of the id is enough where only one visit has it. Without an id it lists
visits, those that were blocked longest first. Asks the collector that runs, or opens the data directory when none does.

${sourceHelp}
  --limit N      lines; the shorter entries are left out first   [200; of the list 20]
  --json         everything as JSON
  --trace FILE   write Chrome's trace format, which the Performance panel of DevTools opens; - is the standard output
  --between F-T  only from and to these ms of the page's clock, like 1900-2600

Of the list
${filterHelp}
  --sort S       blocking, inp, lcp or time             [blocking]

Examples
  fieldmark page --since 24h --sort inp
  fieldmark page 0192f3a1-7c4e-7d10-8a55-3c9f2b1e4d6a
  fieldmark page 2b1e4d6a --trace visit.json
`,
  options: {
    ...sourceOptions,
    ...filterOptions,
    limit: { type: 'string' },
    json: { type: 'boolean' },
    trace: { type: 'string' },
    between: { type: 'string' },
    sort: { type: 'string' },
  },
  words: 1,
  read({ limit, json = false, trace, between, sort = 'blocking', ...values }, { words: [id], now }) {
    const filter = readFilter(values, now);
    if (id !== undefined && !/^[0-9a-f-]{4,36}$/i.test(id))
      throw new UsageError(`A page's id is a UUID, or at least four characters of one, not ${id}`);
    if (id === undefined && (trace !== undefined || between !== undefined))
      throw new UsageError('--trace and --between need the id of a page (fieldmark page --help)');
    if (trace === '') throw new UsageError('--trace must not be empty');
    const sorted = sorts.find((name) => name === sort);
    if (!sorted) throw new UsageError(`--sort must be blocking, inp, lcp or time, not ${sort}`);
    return {
      ...readSource(values),
      ...(id !== undefined && { id }),
      filter,
      sort: sorted,
      limit:
        limit === undefined ? (id === undefined ? 20 : 200) : wholeNumber('--limit', limit, [1, 100_000]),
      json,
      ...(trace !== undefined && { trace }),
      ...(between !== undefined && { between: readBetween(between) }),
    };
  },
  run,
});

function readBetween(text: string): readonly [number, number] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  if (!from || !to || Number(from) >= Number(to))
    throw new UsageError(`--between must be like 1900-2600, not ${text}`);
  return [Number(from), Number(to)];
}
