import type { FunctionKind, FunctionSort } from '../../wire/index.js';
import { command } from '../command.js';
import { functions as run } from '../functions/functions.js';
import { filterHelp, filterOptions, readFilter } from '../options/filter.js';
import { readSource, sourceHelp, sourceOptions } from '../options/source.js';
import { wholeNumber } from '../options/wholeNumber.js';
import { UsageError } from '../UsageError.js';

const sorts: readonly FunctionSort[] = ['own', 'total', 'calls', 'mean', 'p95', 'max'];
const kinds: readonly FunctionKind[] = ['function', 'component'];

export const functions = command({
  summary: 'list the functions and components that are instrumented',
  help: `Usage: fieldmark functions [options]

Lists what instrumented functions and components cost: calls, their own time (neither awaited nor spent in others that
are instrumented), total, mean, 95th percentile and longest call. With --name, one of them: who called it, what it called,
a component's phases, and the long frames with most of it. Asks the collector that runs, or opens the data directory when
none does.

${sourceHelp}
${filterHelp}
  --sort S       own, total, calls, mean, p95 or max    [own]
  --kind K       function or component                  [both]
  --name N       one of them; where both kinds have it, the function
  --limit N      rows of each table                     [15]
  --json         everything as JSON
  --markdown     tables for a comment on a pull request

Examples
  fieldmark functions --since 24h --app shop
  fieldmark functions --sort p95 --kind component
  fieldmark functions --name Cart.total --release 1.5.0
  fieldmark functions --json | jq '.rows[] | select(.share > 0.1)'
`,
  options: {
    ...sourceOptions,
    ...filterOptions,
    sort: { type: 'string' },
    kind: { type: 'string' },
    name: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
  },
  read({ sort = 'own', kind, name, limit = '15', json, markdown, ...values }, { now }) {
    if (json && markdown) throw new UsageError('Use either --json or --markdown');
    if (name === '') throw new UsageError('--name must not be empty');
    return {
      ...readSource(values),
      filter: readFilter(values, now),
      sort: oneOf('--sort', sorts, sort),
      ...(kind !== undefined && { kind: oneOf('--kind', kinds, kind) }),
      ...(name !== undefined && { name }),
      limit: wholeNumber('--limit', limit, [1, 1000]),
      as: json ? ('json' as const) : markdown ? ('markdown' as const) : ('text' as const),
    };
  },
  run,
});

function oneOf<T extends string>(option: string, values: readonly T[], given: string): T {
  const found = values.find((value) => value === given);
  if (!found) {
    const known = `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
    throw new UsageError(`${option} must be ${known}, not ${given}`);
  }
  return found;
}
