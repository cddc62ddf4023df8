import type { Dropped } from './types.js';

/** Why an entry is given up, in the order in which the numbers of `dropped` follow a batch's entries. */
export const reasons = [
  'limit',
  'invalid',
  'quota',
  'age',
  'rejected',
  'corrupt',
] as const satisfies (keyof Dropped)[];

export type Reason = (typeof reasons)[number];
