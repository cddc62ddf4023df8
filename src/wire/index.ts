export type * from './answers.js';
export { bodyText, decodeBody, type Line, parseLines, TooLargeError, WireError } from './decodeBody.js';
export { encodeBody } from './encodeBody.js';
export { limits } from './limits.js';
export { type Bounds, type Rating, ratingOf, vitalBounds } from './rating.js';
export { type Reason, reasons } from './reasons.js';
export type * from './types.js';
