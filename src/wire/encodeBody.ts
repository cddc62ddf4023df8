import type { Batch } from './types.js';

/** The text of one request's body: newline-delimited JSON, one batch a line. Gzip it or send it as it is. */
export function encodeBody(batches: readonly Batch[]): string {
  return batches.map((batch) => JSON.stringify(batch)).join('\n');
}
