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

const api: InstrumentGlobal = { wrap, instrument, measureElement };
// The core's script makes an object of its own, when and if it loads.
shared.api = api;
const { q: waiting = [] } = Object.assign((window.fieldmark ??= { q: [] }), api);
for (const call of waiting.splice(0)) {
  const [name, args] = call;
  if (name in api) (api[name as keyof InstrumentGlobal] as (...args: unknown[]) => unknown)(...args);
  // In its place: the snippet goes on to add to this very list.
  else waiting.push(call);
}
