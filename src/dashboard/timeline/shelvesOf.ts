import type { Track } from './Bar.js';

/** px. */
export const sizes = { axis: 24, title: 18, lane: 17, bar: 15, gap: 7 } as const;

/** A track and where it stands in the picture, px from the top. */
export interface Shelf {
  track: Track;
  top: number;
  /** Of its first lane. */
  lanes: number;
  bottom: number;
}

/** The tracks below each other. */
export function shelvesOf(tracks: readonly Track[]): { shelves: Shelf[]; height: number } {
  let top: number = sizes.axis;
  const shelves = tracks.map((track): Shelf => {
    const lanes = top + sizes.title;
    const shelf = { track, top, lanes, bottom: lanes + track.lanes.length * sizes.lane + sizes.gap };
    top = shelf.bottom;
    return shelf;
  });
  return { shelves, height: top };
}
