import type { Bar, Lane } from './Bar.js';
import { boxAt } from './boxAt.js';
import { type Box, boxesOf } from './boxesOf.js';
import type { Span } from './Span.js';
import { type Shelf, sizes } from './shelvesOf.js';

export interface Pointed {
  /** The longest of what the box stands for. */
  bar: Bar;
  /** How many bars that are. */
  count: number;
  lane: Lane;
  box: Box;
}

/** What is drawn at a point of the picture, px. */
export function pointAt(
  shelves: readonly Shelf[],
  span: Span,
  width: number,
  [x, y]: readonly [x: number, y: number],
): Pointed | undefined {
  const shelf = shelves.find(({ top, bottom }) => y >= top && y < bottom);
  const lane = shelf?.track.lanes[Math.floor((y - shelf.lanes) / sizes.lane)];
  const box = lane && boxAt(boxesOf(lane, span, width), x);
  if (!lane || !box) return undefined;
  const bars = barsIn(lane, box);
  const bar = bars.reduce((longest, bar) =>
    bar.end - bar.start > longest.end - longest.start ? bar : longest,
  );
  return { bar, count: bars.length, lane, box };
}

/** Every bar that a box stands for. */
export function barsIn(lane: Lane, { first, last }: Box): readonly Bar[] {
  return lane.slice(first, last + 1).flatMap((bar) => bar.crowd ?? [bar]);
}
