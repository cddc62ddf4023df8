import type { CoverageFilter, Filter } from '../../wire/index.js';
import type { Params } from '../engine.js';

/** A filter for which each nth session stands for all, where `nth` is there. */
export interface SampledFilter extends Filter {
  nth?: number;
}

/**
 * The filter as conditions on `entries`, or on `dropped`, which knows no device; texts are bound, never part of the
 * text of the question. Numbers stand in it: bound questions run one at a time in the whole process, and one without
 * texts need not.
 * @param prefix tells the values of one filter from those of another in the same text
 */
export function where(
  filter: CoverageFilter & SampledFilter,
  prefix = '',
): { conditions: string; params: Params } {
  const conditions: string[] = [];
  const params: Params = {};
  for (const column of ['app', 'release', 'route'] as const) {
    const value = filter[column];
    if (value === undefined) continue;
    conditions.push(`${column} = {${prefix}${column}:String}`);
    params[prefix + column] = value;
  }
  if (filter.device !== undefined) {
    conditions.push(`mobile = ${Number(filter.device === 'mobile')}`);
  }
  if (filter.page !== undefined) {
    conditions.push(`page_id = {${prefix}page:UUID}`);
    params[`${prefix}page`] = filter.page;
  }
  if (filter.nth !== undefined) conditions.push(`cityHash64(session) % ${BigInt(filter.nth)} = 0`);
  for (const [end, compared] of [
    ['from', '>='],
    ['to', '<'],
  ] as const) {
    const value = filter[end];
    if (value === undefined) continue;
    conditions.push(`time ${compared} ${timeOf(value)}`);
  }
  return { conditions: conditions.join(' AND ') || 'true', params };
}

/** A moment as an expression. */
export function timeOf(ms: number): string {
  return `fromUnixTimestamp64Milli(${BigInt(Math.trunc(ms))}, 'UTC')`;
}
