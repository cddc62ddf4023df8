import { placeHash } from './places.js';

/** Which places are the same function: their `placeHash`, each with the number of its group. */
export type PlaceGroups = ReadonlyMap<bigint, bigint>;

/** Of the remainder of a frame, which no script explains. */
export const remainder = '0000000000000000';

/**
 * A subquery with a row a long frame and, in arrays of equal length, what ran in it: `functions` (a hash each; 0, the
 * last, is the frame's remainder), `nths` (1 where the function stands for the first time), `tooks` and `forceds` (ms
 * of all runs of that function in the frame), and of each script `urls`, `fns`, `poss`, `invokers`, `kinds`. `visit` is
 * a hash of the session, `work` what the frame's blocking time is shared out over, ms.
 *
 * A function is the group of its place, its invoker and the invoker's type; a place without a group is its app, URL,
 * name and position. A script that runs on load has its URL as invoker, with the content hash of its release: the place
 * says it already. The groups are in the text: they are numbers, and bound queries run one at a time.
 *
 * Computing it before the arrays are unfolded spares the frame's own strings from being copied for each script.
 */
export function functionsOfFrames(conditions: string, groups: PlaceGroups, key?: string): string {
  return `
    SELECT
      page_id, page_start, app, route, release, time, start, duration, blocking,
      cityHash64(session) AS visit,
      arrayMap((url, fn, pos, invoker, kind) -> ${functionHash(groupIn(groups))},
        scripts.url, scripts.fn, scripts.pos, scripts.invoker, scripts.invoker_type) AS named,
      length(arrayDistinct(named)) = length(named) AS each_once,
      arraySum(scripts.duration) AS explained,
      greatest(duration, explained) AS work,
      arrayPushBack(named, 0) AS functions,
      arrayPushBack(arrayEnumerateUniq(named), 1) AS nths,
      arrayPushBack(${merged('scripts.duration')}, work - explained) AS tooks,
      arrayPushBack(${merged('scripts.forced')}, 0) AS forceds,
      arrayPushBack(scripts.url, '') AS urls,
      arrayPushBack(scripts.fn, '') AS fns,
      arrayPushBack(scripts.pos, -1) AS poss,
      arrayPushBack(scripts.invoker, '') AS invokers,
      arrayPushBack(scripts.invoker_type, '') AS kinds
    FROM entries
    WHERE type = 'long-animation-frame' AND ${conditions}
      ${key === undefined ? '' : `AND has(functions, ${BigInt(`0x${key}`)})`}`;
}

/** A place's group, as an expression. */
export function groupIn(groups: PlaceGroups): string {
  if (!groups.size) return ownGroup;
  const list = (numbers: Iterable<bigint>) => `CAST([${[...numbers]}], 'Array(UInt64)')`;
  return `transform(${placeHash}, ${list(groups.keys())}, ${list(groups.values())}, ${ownGroup})`;
}

/** The group of a place that has none. */
export const ownGroup = 'cityHash64(app, url, fn, pos)';

/** What a function is known by: its group, as an expression, and what called it. */
export function functionHash(group: string): string {
  return `cityHash64(${group}, if(endsWith(kind, '-script'), '', invoker), kind)`;
}

/** A function's hash as it is told. */
export function functionKey(hash: string): string {
  return `leftPad(lower(hex(${hash})), 16, '0')`;
}

/** What unfolds the subquery to a row a function and frame, with the condition that keeps one row of each. */
export const unfolded = `ARRAY JOIN
      functions AS function, nths AS nth, tooks AS took, forceds AS forced,
      urls AS url, fns AS fn, poss AS pos, invokers AS invoker, kinds AS kind
    WHERE nth = 1`;

/** Of such a row: its share of the frame's blocking time. A frame without duration explains nothing. */
export const cost = 'if(work > 0, blocking * took / work, if(function = 0, blocking, 0))';

/** A column of the scripts with the sum of all runs of the same function in each place. */
function merged(column: string): string {
  return `if(each_once, ${column},
    arrayMap(function -> arraySum((ms, other) -> if(other = function, ms, 0), ${column}, named), named))`;
}
