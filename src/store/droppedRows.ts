import type { Batch, Reason } from '../wire/index.js';
import { count } from './clamped.js';
import type { Interval } from './intervals.js';
import { pageStart, wallClock } from './rowsOf.js';

/**
 * Rows of the table `dropped`, a line of JSON each.
 *
 * What was given up has no time of its own. It takes that of the entry before it, else that of its view's begin.
 */
export function droppedRows(
  batch: Batch,
  reason: Reason,
  wanted: readonly Interval[],
  receivedAt: number,
): string[] {
  const { page, view } = batch;
  return wanted.map(([from, to]) =>
    JSON.stringify({
      received_at: receivedAt,
      time: wallClock(batch, batch.entries.at(-1)?.startTime ?? view.startTime, receivedAt),
      page_start: pageStart(batch),
      app: page.app,
      release: page.release,
      environment: page.environment,
      route: view.route,
      url: view.url,
      page_id: page.id,
      session: page.session,
      view: count(view.n),
      reason,
      first: from,
      last: to - 1,
    }),
  );
}
