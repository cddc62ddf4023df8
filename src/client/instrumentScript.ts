import { instrument } from './functions/instrument.js';
import { wrap } from './functions/wrap.js';
import { measureElement } from './measureElement.js';
import { shared } from './shared.js';

/** What `instrument.js` adds to `window.fieldmark`. */
export interface InstrumentGlobal {
  wrap: typeof wrap;
  instrument: typeof instrument;
  measureElement: typeof measureElement;
}

// The core's script makes an object of its own, when and if it loads.
shared.api = { wrap, instrument, measureElement };
Object.assign((window.fieldmark ??= { q: [] }), shared.api);
