import type { Entry } from '../wire/types.js';
import type { Tally } from './functions/createTally.js';
import type { Fieldmark } from './init.js';
import type { RecordEntry } from './record.js';

/** What all copies of our code on one page share: the script tag's, an application's own, an adapter's. */
export interface Shared {
  /** Set once measuring has begun, by whichever copy was first. */
  running?: Promise<Fieldmark | undefined>;
  /** Asked when a view ends, when the page hides and on `flush()`: what is counted, not told entry by entry. */
  sources: ((record: (entry: Entry) => unknown) => void)[];
  /** Records an entry; absent until measuring has begun. The script tag's bundle mangles `record`, so another name. */
  tell?: RecordEntry;
  /** What instrumented functions and components have done; made by whichever copy is first to need it. */
  tally?: Tally;
  /** The span whose code runs now. */
  span?: Spanned | undefined;
  /** When the view that is shown began, ms since `timeOrigin`. */
  view?: number;
  /** In development, with the option `devtools`: puts a measure into a track of ours in the Performance panel. */
  track?: (track: Track, duration: number) => { devtools: object };
  /** How many spans have a number. */
  spans: number;
}

/** Our tracks. */
export type Track = 'Components' | 'Functions' | 'Spans' | 'Long frames';

/** A span as its children know it; numbered once somebody refers to it. */
export interface Spanned {
  id?: number;
}

const key = Symbol.for('fieldmark');

export const shared: Shared = ((globalThis as { [key]?: Shared })[key] ??= { sources: [], spans: 0 });
