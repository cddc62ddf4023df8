import type { Place } from '../../../wire/index.js';

export interface PlaceColumns {
  place: [app: string, release: string, url: string, fn: string, pos: number];
}

/** The place of served code of a group of rows, as a column: where `most`, an expression, is largest. */
export function placeColumns(most: string): string {
  return `argMax((app, release, url, fn, pos), ${most}) AS place`;
}

/** Without a position where the browser told none: the engine holds -1. */
export function toPlace([
  app,
  release,
  sourceURL,
  sourceFunctionName,
  position,
]: PlaceColumns['place']): Place {
  return {
    app,
    release,
    sourceURL,
    sourceFunctionName,
    ...(position >= 0 && { sourceCharPosition: position }),
  };
}
