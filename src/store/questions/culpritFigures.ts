import type { CulpritRow } from '../../wire/index.js';
import { cost, functionKey } from './functionsOfFrames.js';

/** A row of `culprits` as the engine tells it; its place can be looked up by its hash. */
export interface CulpritFigures
  extends Omit<CulpritRow, 'unattributed' | 'perVisit' | 'perVisitBefore' | 'source' | 'party' | 'newSince'> {
  sourceCharPosition: number;
  remainder: boolean;
  hash: bigint;
  /** In the period before; 0 where none was asked about. */
  blockingBefore: number;
}

export type FiguresRow = Omit<CulpritFigures, 'remainder' | 'hash' | keyof PlaceOfRow> & {
  remainder: 0 | 1;
  hash: string;
  place: [string, string, string, string, number, string, string];
};

type PlaceOfRow = Pick<
  CulpritFigures,
  'app' | 'release' | 'sourceURL' | 'sourceFunctionName' | 'sourceCharPosition' | 'invoker' | 'invokerType'
>;

/**
 * Orders places by the hour they were seen in, then by a hash, so that it is the same one each time. By the time itself
 * nearly each row is newer than those before it, and is copied with its strings: it took a fifth of the whole question.
 */
const newest =
  'bitShiftLeft(toUInt64(intDiv(toUnixTimestamp(time), 3600)), 32) + bitAnd(cityHash64(release, url, pos), 4294967295)';

/**
 * The columns of a `FiguresRow` over unfolded frames grouped by `function`; with `before`, `asked` tells the rows of the
 * time asked about from those of the time before it. The place is made of strings only in the end: they are one a frame
 * and script before that.
 */
export function figures(before: boolean): string {
  const [If, asked, named] = before ? ['If', ', asked', 'asked'] : ['', '', ''];
  return `
  function = 0 AS remainder,
  ${functionKey('function')} AS key,
  argMax${If}((app, release, url, fn, pos, invoker, kind), ${newest}${asked}) AS place,
  toString(cityHash64(place.1, place.2, place.3, place.4, place.5)) AS hash,
  count${If}(${named}) AS frames,
  uniqExact${If}(visit${asked}) AS users,
  sum${If}(${cost}${asked}) AS totalBlocking,
  ${before ? `sumIf(${cost}, not asked)` : '0.'} AS blockingBefore,
  sum${If}(took${asked}) AS totalDuration,
  quantileExactInclusive${If}(0.75)(took${asked}) AS p75,
  if(totalDuration > 0, least(sum${If}(forced${asked}) / totalDuration, 1), 0) AS forcedShare,
  ${routesBy(`sumMap${If}(map(route, ${cost})${asked})`)}`;
}

/** From blocking time by route, as a map: how many routes there are, and those with most. */
export function routesBy(sums: string): string {
  return `${sums} AS by_route,
  length(by_route) AS routes,
  arrayMap(x -> x.1, arraySlice(arraySort(x -> (-round(x.2, 3), x.1), CAST(by_route, 'Array(Tuple(String, Float64))')), 1, 3)) AS topRoutes`;
}

/** The names of those columns that stand in a `FiguresRow`. */
export const figureNames =
  'remainder, key, place, hash, frames, users, totalBlocking, blockingBefore, totalDuration, p75, forcedShare, routes, topRoutes';

export function toFigures({ remainder, hash, place, ...row }: FiguresRow): CulpritFigures {
  const [app, release, sourceURL, sourceFunctionName, sourceCharPosition, invoker, invokerType] = place;
  return {
    ...row,
    // The remainder's place is empty, and its frames are of many apps and releases.
    app: remainder ? '' : app,
    release: remainder ? '' : release,
    sourceURL,
    sourceFunctionName,
    sourceCharPosition,
    invoker,
    invokerType,
    remainder: !!remainder,
    hash: BigInt(hash),
  };
}
