import type { Batch } from '../wire/index.js';
import { count } from './clamped.js';
import { pageStart } from './rowsOf.js';

/** The row of the table `batches`: a line of JSON. `stored` is how many of its entries were new. */
export function batchRow(batch: Batch, stored: number, receivedAt: number): string {
  const { page } = batch;
  return JSON.stringify({
    received_at: receivedAt,
    sent_at: count(batch.sentAt, 4_102_444_800_000),
    page_start: pageStart(batch),
    app: page.app,
    release: page.release,
    environment: page.environment,
    page_id: page.id,
    session: page.session,
    url: page.url,
    first: batch.from,
    entries: batch.entries.length,
    stored,
    attempt: batch.attempt,
    sdk: page.sdk,
    supports: page.supports,
    buffer: page.buffer,
  });
}
