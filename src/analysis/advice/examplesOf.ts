import type { Evidence } from '../../wire/index.js';
import type { Affected } from './Facts.js';

/** The worst moments, each a link to the visit in which it was. */
export function examplesOf(
  { examples }: Pick<Affected, 'examples'>,
  say: (worth: number) => string,
): Evidence[] {
  return examples.map(({ page, at, worth }) => ({
    text: say(worth),
    link: { show: 'page', of: page, at },
  }));
}
