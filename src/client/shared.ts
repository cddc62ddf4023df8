import type { Entry } from '../wire/types.js';
import type { Render } from './functions/countRender.js';
import type { Callee, Tally } from './functions/createTally.js';
import type { Fieldmark } from './init.js';
import type { InstrumentGlobal } from './instrumentScript.js';
import type { Consent } from './options.js';
import type { RecordEntry } from './record.js';

/** What all copies of our code on one page share: the script tag's, an application's own, an adapter's. */
export interface Shared {
  /** Set once measuring has begun, by whichever copy was first. */
  running?: Promise<Running | undefined>;
  /** What the visitor has answered before. */
  consent?: Consent;
  /** What `view()` has said: a list until measuring has begun, then whoever keeps the views. */
  views: { push(told: Told): unknown };
  /** Asked when a view ends, when the page hides and on `flush()`: what is counted, not told entry by entry. */
  sources: ((record: (entry: Entry) => unknown) => void)[];
  /** Records an entry; absent until measuring has begun. The script tag's bundle mangles `record`, so another name. */
  tell?: RecordEntry;
  /** What instrumented functions and components have done; made by whichever copy is first to need it. */
  tally?: Tally;
  /** What `instrument.js` adds to `window.fieldmark`, where it has loaded first. */
  api?: InstrumentGlobal;
  /** The span whose code runs now. */
  span?: Spanned | undefined;
  /** When the view that is shown began, ms since `timeOrigin`. */
  view?: number;
  /** In development, with the option `devtools`: what shows a span's measure in our track of the Performance panel … */
  track?: (duration: number, detail: object | undefined) => { devtools: object };
  /** … and what draws there a call or a render that has just ended. */
  draw?: (call: Call) => void;
  /** How many spans have a number. */
  spans: number;
  /** Marks and measures whose detail would hold the page when it is read. */
  heavy: WeakSet<PerformanceEntry>;
}

export type Running = Omit<Fieldmark, 'view'>;

/** When `view()` was called (ms since `timeOrigin`), the URL then, cleaned, and with what. */
export type Told = [time: number, url: string, name: string];

/** One call of an instrumented function, or one committed render of a component. */
export interface Call extends Render {
  callee: Callee;
  caller: Callee | undefined;
}

/** A span as its children know it; numbered once somebody refers to it. */
export interface Spanned {
  id?: number;
}

const key = Symbol.for('fieldmark');

const page = globalThis as { [key]?: Shared };

export const shared: Shared = (page[key] ??= {
  sources: [],
  views: [],
  spans: 0,
  heavy: new WeakSet(),
});
