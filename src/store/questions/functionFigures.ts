import type { FunctionFigures } from '../../wire/index.js';

/** One row a row of a functions entry; to be followed by its conditions. */
export const functionRows = `entries ARRAY JOIN
  functions.name AS fn, functions.kind AS its_kind, functions.caller AS caller,
  functions.caller_kind AS caller_kind, functions.phase AS phase,
  functions.calls AS its_calls, functions.total AS its_total, functions.own AS its_own, functions.longest AS its_longest,
  functions.render AS its_render, functions.layout_effects AS its_layout, functions.effects AS its_effects,
  functions.buckets AS its_buckets, functions.counts AS its_counts`;

/** What a row of `functionRows` is, and what its caller. Stored are '' for a function, and for a caller of the row's kind. */
export const kindOf = "if(its_kind = '', 'function', toString(its_kind))";
export const callerKindOf = `if(caller_kind = '', ${kindOf}, toString(caller_kind))`;

/**
 * Columns over grouped `functionRows` that `figures` reads. The time of a call whose promise is pending is not known yet,
 * so the mean is over those that have ended.
 */
export const sums = `
  sum(its_calls) AS calls,
  uniqExact(cityHash64(session)) AS users,
  sum(its_total) AS total,
  sum(its_own) AS own,
  max(its_longest) AS longest,
  sumMap(its_buckets, its_counts) AS bins,
  sumIf(its_calls, empty(its_buckets) AND its_total > 0) AS uncounted`;

/**
 * The percentile lies in the bucket where the calls from the shortest on reach 95 %, as far into it as they do, as if
 * they were spread evenly. The last bucket ends at the longest call.
 */
export const figures = `
  calls, users, total, own, longest AS max,
  total / greatest(1, arraySum(bins.2) + uncounted) AS mean,
  arrayCumSum(bins.2) AS reached,
  0.95 * arraySum(bins.2) AS wanted,
  arrayFirstIndex(n -> n >= wanted, reached) AS nth,
  bins.1[nth] AS bucket,
  if(bucket = 0, 0, 0.1 * exp2((bucket - 1) / 2)) AS low,
  0.1 * exp2(bucket / 2) AS above,
  if(nth = length(reached), least(above, longest), above) AS high,
  if(empty(reached), NULL,
    least(longest, low + greatest(0, high - low) * (1 - (reached[nth] - wanted) / bins.2[nth]))) AS p95`;

export type FiguresRow = Omit<FunctionFigures, 'p95'> & { p95: number | null };

/** The names of the figures, for an outer SELECT. */
export const figureNames = 'calls, users, total, own, mean, p95, max';

export function toFigures({ p95, calls, users, total, own, mean, max }: FiguresRow): FunctionFigures {
  return { calls, users, total, own, mean, ...(p95 !== null && { p95 }), max };
}
