import { overlap } from '../analysis/comparison/overlap.js';
import { sidesOf } from '../analysis/comparison/sidesOf.js';
import type { BaseFilter, ComparisonFilter } from '../wire/index.js';
import { device, FilterError, parseQuestion, time } from './parseFilter.js';

const text = (value: string) => value;

/** @throws {FilterError} also where both sides have entries in common, or there is only one */
export function parseComparison(query: URLSearchParams): ComparisonFilter {
  const asked = parseQuestion<Required<BaseFilter>>(query, {
    'base.app': text,
    'base.release': text,
    'base.route': text,
    'base.device': (value) => device('base.device', value),
    'base.from': (value) => time('base.from', value),
    'base.to': (value) => time('base.to', value),
  });
  const { target, base } = sidesOf(asked);
  if (base.from !== undefined && base.to !== undefined && base.from > base.to)
    throw new FilterError('base.from must not be after base.to');
  if (overlap(target, base))
    throw new FilterError(
      'The two sides have entries in common: name a part of the filter for both, as in release=1.5.0&base.release=1.4.0',
    );
  return asked;
}
