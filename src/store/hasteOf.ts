import type { Haste } from './limitQueries.js';
import type { StoreQuestion } from './openStore.js';

/** Those that read a narrow column or two, and what the longer ones begin with. */
const short: ReadonlySet<StoreQuestion> = new Set([
  'choices',
  'overview',
  'vitals',
  'measures',
  'releases',
  'releaseStarts',
  'countVisits',
  'page',
]);

/** Which questions wait for which others. */
export function hasteOf(question: StoreQuestion): Haste {
  if (short.has(question)) return 'short';
  return question === 'facts' ? 'background' : 'long';
}
