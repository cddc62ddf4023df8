export type { Dropped, Entry, Page, View } from '../wire/types.js';
export { init } from './devtools/init.js';
export { instrument } from './functions/instrument.js';
export { wrap } from './functions/wrap.js';
export { type Fieldmark, flush, forget, setConsent, view } from './init.js';
export { measureElement } from './measureElement.js';
export type { Consent, Options } from './options.js';
export { mark, measure, type Span, start, time } from './userTiming.js';
