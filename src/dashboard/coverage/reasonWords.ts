import type { Reason } from '../../wire/reasons.js';

/** Why entries were given up, for a reader. */
export const reasonWords: Record<Reason, string> = {
  limit: 'over a limit of rate or size',
  invalid: 'beforeSend failed or gave no entry',
  quota: 'the browser’s share of the disk was full',
  age: 'too old to be kept',
  rejected: 'refused by the endpoint',
  corrupt: 'damaged on the visitor’s disk',
};
