import type { Source, SourceMissing } from '../wire/index.js';

/** A place in a script as a browser tells it. */
export interface Position {
  app: string;
  release: string;
  /** As on the wire: without query and hash; of the page's own origin without the origin. */
  url: string;
  /** Characters from the start of the served text. */
  position: number;
}

/** Finds where served code stands in its original source. */
export interface Symbolicator {
  /** In the order of the positions. Guesses nothing: what is not known says why. */
  locate(positions: readonly Position[]): Promise<(Source | SourceMissing)[]>;
  close(): Promise<void>;
}
