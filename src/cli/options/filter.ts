import type { Filter } from '../../wire/index.js';
import { UsageError } from '../UsageError.js';
import { parseTime } from './parseTime.js';

const string = { type: 'string' } as const;
const texts = ['app', 'release', 'route'] as const;

/** The options of commands that show a part of what is stored. */
export const filterOptions = {
  app: string,
  release: string,
  route: string,
  device: string,
  since: string,
  from: string,
  to: string,
} as const;

export const filterHelp = `  --app A  --release R  --route R
  --device D     mobile or desktop; browsers that do not tell are neither
  --since T      the last 30m, 24h, 7d …
  --from T  --to T   ISO dates or epoch ms`;

/** @throws {UsageError} */
export function readFilter(values: { [name in keyof typeof filterOptions]?: string }, now: number): Filter {
  const { since, from, to, device } = values;
  if (since && (from || to)) throw new UsageError('Use either --since, or --from and --to');
  const filter: Filter = {};
  for (const name of texts) if (values[name]) filter[name] = values[name];
  if (device) {
    if (device !== 'mobile' && device !== 'desktop')
      throw new UsageError(`--device must be mobile or desktop, not ${device}`);
    filter.device = device;
  }
  if (since) filter.from = parseTime('--since', since, now);
  if (from) filter.from = parseTime('--from', from, now);
  if (to) filter.to = parseTime('--to', to, now);
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to) {
    throw new UsageError('--from must not be after --to');
  }
  return filter;
}
