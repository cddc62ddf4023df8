export type { Dropped, Entry, Page, View } from '../wire/types.js';
export { type Fieldmark, init } from './init.js';
export type { Consent, Options } from './options.js';
export { mark, measure, time } from './userTiming.js';
