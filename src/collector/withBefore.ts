import type { Filter } from '../wire/index.js';

/** A filter with the beginning of as long a time before it, where it has a beginning; `now` is its end where it has none. */
export function withBefore(filter: Filter, now: number): Filter & { before?: number } {
  const { from, to = now } = filter;
  if (from === undefined || to <= from) return filter;
  return { ...filter, before: Math.max(0, from - (to - from)) };
}
