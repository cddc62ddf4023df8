import type { Bin, CulpritFrame, CulpritShare } from '../../wire/index.js';
import type { Engine } from '../engine.js';
import { type CulpritFigures, type FiguresRow, figureNames, figures, toFigures } from './culpritFigures.js';
import { cost, functionsOfFrames, type PlaceGroups, unfolded } from './functionsOfFrames.js';
import { type FilterAndBefore, whereBefore } from './whereBefore.js';

/** Frames in which further evidence is looked for, at most. */
const searched = 1_000;
/** Edges of the histogram, ms. */
const edges = [
  0, 5, 10, 15, 20, 30, 40, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000,
];

export interface CulpritAsked extends FilterAndBefore {
  groups: PlaceGroups;
  key: string;
}

/** A frame with what is needed to find its page's other entries. */
export interface FoundFrame extends Omit<CulpritFrame, 'running'> {
  app: string;
  /** Epoch ms, as in the table's key. */
  pageStart: number;
}

export interface FoundCulprit {
  figures: CulpritFigures;
  histogram: Bin[];
  /** Most blocking first. */
  worst: FoundFrame[];
  routes: CulpritShare[];
  releases: CulpritShare[];
}

type FrameRow = [number, number, string, string, number, string, string, number, number, number, number];
type Shares = [string, [number, number]][];

/**
 * One function of `culprits`: its figures and the frames it ran in. Nothing where no frame asked about has it.
 *
 * Costs the pass of `culprits`, but unfolds only the frames that have it.
 */
export async function culprit(
  engine: Engine,
  { groups, key, ...filter }: CulpritAsked,
): Promise<FoundCulprit | undefined> {
  const { conditions, asked = 'true', params } = whereBefore(filter);
  const [row] = await engine.query<
    FiguresRow & { worst: FrameRow[]; bins: [number[], number[]]; shares: Shares; by_release: Shares }
  >(
    `SELECT ${figureNames}, worst, bins, shares, by_release
    FROM (
      WITH ${asked} AS asked
      SELECT ${figures(true)},
        groupArraySortedIf(${searched})((-${cost}, -took, page_id, app,
          toUnixTimestamp64Milli(page_start), route, release, start, duration, blocking, forced), asked) AS worst,
        sumMapIf([roundDown(took, ${list(edges)})], [toUInt64(1)], asked) AS bins,
        ${shares('route')} AS shares,
        ${shares('release')} AS by_release
      FROM (${functionsOfFrames(conditions, groups, key)})
      ${unfolded} AND function = ${BigInt(`0x${key}`)}
      GROUP BY function
      HAVING frames > 0)`,
    params,
  );
  if (!row) return undefined;
  const { worst, bins, shares: byRoute, by_release, ...told } = row;
  const total = told.totalBlocking;
  return {
    figures: toFigures(told),
    histogram: histogram(bins),
    worst: worst.map(
      ([, took, page, app, pageStart, route, release, startTime, duration, blocking, ownForced]) => ({
        page,
        app,
        pageStart,
        route,
        release,
        startTime,
        duration,
        blocking,
        ownDuration: -took,
        ownForced,
      }),
    ),
    routes: byRoute.map(toShare),
    releases: by_release.map(toShare),
  };

  function toShare([name, [blocking, frames]]: Shares[number]): CulpritShare {
    return { name, frames, share: total ? blocking / total : 0 };
  }
}

/** Blocking time and frames by a column, the ten with most; what differs by the order of adding up alone is alike. */
function shares(column: string): string {
  const summed = (value: string) => `sumMapIf(map(toString(${column}), ${value}), asked)`;
  return `arraySlice(arraySort(x -> (-round(x.2.1, 3), -x.2.2, x.1), arrayMap(
    (name, blocking, frames) -> (name, (blocking, frames)),
    mapKeys(${summed(cost)}), mapValues(${summed(cost)}), mapValues(${summed('toUInt64(1)')}))), 1, 10)`;
}

function list(numbers: readonly number[]): string {
  return `[${numbers.map((number) => number.toFixed(1))}]`;
}

/** From the first bin with anything in it to the last. */
function histogram([filled, counts]: [number[], number[]]): Bin[] {
  const used = edges.flatMap((edge, i) => (filled.includes(edge) ? [i] : []));
  const first = used[0] ?? 0;
  const last = used.at(-1) ?? -1;
  return edges.slice(first, last + 1).map((from, i) => {
    const to = edges[first + i + 1];
    return { from, ...(to !== undefined && { to }), count: counts[filled.indexOf(from)] ?? 0 };
  });
}
