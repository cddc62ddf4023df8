import type { Filter } from '../../wire/index.js';
import type { Params } from '../engine.js';
import { timeOf, where } from './where.js';

/** A filter, and where it has a `from`, the beginning of as long a time before that; epoch ms. */
export interface FilterAndBefore extends Filter {
  before?: number;
}

/** The filter with the time before it as conditions, and as `asked` what tells the two times apart where there are two. */
export function whereBefore({ before, ...filter }: FilterAndBefore): {
  conditions: string;
  asked?: string;
  params: Params;
} {
  if (before === undefined || filter.from === undefined) return where(filter);
  return { ...where({ ...filter, from: before }), asked: `time >= ${timeOf(filter.from)}` };
}
